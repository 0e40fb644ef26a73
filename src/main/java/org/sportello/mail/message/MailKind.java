package org.sportello.mail.message;

import java.util.Locale;

/// What a message is, by who wrote it. In doubt it is a customer's.
public enum MailKind {
    /// Written by a person to us.
    CUSTOMER,
    /// A program answered in a person's place: absence notes, receipts, acknowledgements.
    AUTOREPLY,
    /// A mail system's report about a message that we sent.
    BOUNCE,
    /// Distributed by a mailing list or sent in bulk.
    LIST,
    /// We wrote it ourselves.
    LOOP;

    /// The word used in JSON and in the store.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
