package org.sportello.mail.outbox;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// Remembers what was sent automatically and to whom nothing may be sent automatically, so that no
/// loop can start. Addresses in lower case.
public interface AutomaticMail {

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
