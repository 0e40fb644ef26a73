package org.sportello.mail.view;

import org.sportello.mail.outbox.AutomaticMail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Somebody whose mail came back, and two who got confirmations.
final class SampleAutomatic implements AutomaticMail {

    private final List<Suppressed> suppressed =
            new ArrayList<>(
                    List.of(
                            new Suppressed(
                                    "gone@example.org",
                                    Samples.NOW.plus(Duration.ofDays(60)),
                                    BOUNCED)));

    @Override
    public List<Counted> busiest(Instant since, int limit) {
        return List.of(new Counted("bruno@example.org", 3), new Counted("anna@example.org", 1));
    }

    @Override
    public List<Suppressed> allSuppressed(Instant now, int limit) {
        return List.copyOf(suppressed);
    }

    @Override
    public void note(String address, long ticketId, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Integer> counts(Collection<String> addresses, Instant since) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean sent(String address, long ticketId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void suppress(String address, Instant until, String reason) {
        suppressed.add(new Suppressed(address, until, reason));
    }

    @Override
    public Set<String> suppressed(Collection<String> addresses, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release(String address) {
        suppressed.removeIf(one -> one.address().equals(address));
    }
}
