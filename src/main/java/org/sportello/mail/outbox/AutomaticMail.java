package org.sportello.mail.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Remembers what was sent automatically and to whom nothing may be sent automatically, so that no
/// loop can start. Addresses in lower case.
public interface AutomaticMail {

    /// So many automatic messages may go to one address within 24 hours.
    int MOST_A_DAY = 3;

    /// Why nothing automatic goes to an address: mail to it came back for good.
    String BOUNCED = "bounce";

    /// How many automatic messages went to an address.
    record Counted(String address, int sent) {}

    /// An address to which nothing automatic goes until then.
    record Suppressed(String address, Instant until, String reason) {}

    /// The addresses to which the most was sent automatically since then, the busiest first.
    List<Counted> busiest(Instant since, int limit);

    /// Those to which nothing automatic may go at this moment, the longest first.
    List<Suppressed> allSuppressed(Instant now, int limit);

    /// Notes that something was sent automatically.
    void note(String address, long ticketId, Instant at);

    /// How often something was sent automatically to each of these addresses since then; addresses
    /// without any have no entry.
    Map<String, Integer> counts(Collection<String> addresses, Instant since);

    /// True if something was sent automatically to the address about this ticket.
    boolean sent(String address, long ticketId);

    /// Nothing automatic goes to the address until then. A later date stands.
    void suppress(String address, Instant until, String reason);

    /// Those of the addresses to which nothing automatic may go at this moment.
    Set<String> suppressed(Collection<String> addresses, Instant now);

    /// Allows automatic mail again.
    void release(String address);
}
