package org.sportello.ticket.thread;

import java.util.Collection;
import java.util.Set;

/// What agents said to the proposal that a mail with another subject becomes a ticket of its own.
public interface SplitChoices {

    /// Those of the mails of which somebody said that they belong where they are.
    Set<Long> declined(Collection<Long> mailIds);

    /// The mail belongs where it is: nothing is proposed any more. Declining twice is harmless.
    void decline(long mailId);

    /// Takes that back.
    void propose(long mailId);
}
