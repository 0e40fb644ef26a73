package org.sportello.insight;

import org.sportello.kernel.Page;
import org.sportello.ticket.Channel;

import java.util.List;
import java.util.Map;

/// The figures, from the roll-ups. Spam, merged tickets and machine mail are left out. A time
/// belongs to the period in which its clock was stopped.
public interface Measures {

    /// Every key figure; those without data have the count 0.
    Map<Kpi, Figure> figures(Scope scope);

    /// Created, solved and backlog over time.
    List<Series> series(Scope scope, Series.By by);

    /// Customers' messages by weekday (0 = Monday) and hour, in the scope's zone: 7 rows of 24.
    long[][] heat(Scope scope);

    /// How many times lie in each class; the classes end at these seconds, the last class is what
    /// is above.
    long[] spread(Scope scope, Kpi kpi, long[] ends);

    /// Tickets created, by the channel of the first contact.
    Map<Channel, Long> channels(Scope scope);

    /// Tickets created, by tag, most first.
    Map<String, Long> tags(Scope scope, int limit);

    List<AgentFigures> agents(Scope scope);

    /// The tickets behind a figure, the slowest (for times) or newest first.
    Page<Behind> behind(Scope scope, Kpi kpi, long offset, int limit);

    /// The tickets created with this tag, newest first.
    Page<Behind> tagged(Scope scope, String tag, long offset, int limit);

    /// The tickets created that began by this channel, newest first.
    Page<Behind> through(Scope scope, Channel channel, long offset, int limit);
}
