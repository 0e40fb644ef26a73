package org.sportello.mail.sync.wake;

import java.util.function.Supplier;

/// Notices that the computer is in another network, or in none: its addresses are others than a
/// moment ago. Lines that were taken before lead nowhere, often without our hearing it.
public final class NetworkWatch {

    private final Supplier<String> addresses;
    private String last;

    /// @param addresses those that the computer has now, as one word
    public NetworkWatch(Supplier<String> addresses) {
        this.addresses = addresses;
        this.last = addresses.get();
    }

    /// Looks at the network.
    ///
    /// @return true if it has changed since the last look
    public synchronized boolean changed() {
        var now = addresses.get();
        var changed = !now.equals(last);
        last = now;
        return changed;
    }
}
