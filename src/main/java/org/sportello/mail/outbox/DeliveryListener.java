package org.sportello.mail.outbox;

/// Hears of every step of an outgoing message, inside the transaction of that step: whoever keeps
/// the story of a ticket writes it down in the same moment.
@FunctionalInterface
public interface DeliveryListener {

    /// The entry as it is now.
    void changed(Outbox.Entry entry);
}
