package org.sportello.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.MailAddress;

import java.time.Instant;
import java.util.List;

/// One message that we hold: the facts that lists and threading need. Its text is read out of the
/// raw bytes.
///
/// @param messageId without angle brackets
/// @param kind as the parser names it: `customer`, `autoreply`, `bounce`, `list`, `loop`; `reply`,
///   `automatic` for ours
/// @param sentAt the Date header
/// @param arrivedAt when it reached the server (or left us)
/// @param why the check that decided where it was filed
/// @param flags space separated remarks: `same-id-other-content`, `forwarded`, `phishing` …
public record Mail(
        long id,
        @Nullable Long rawId,
        @Nullable Long mailboxId,
        boolean outgoing,
        @Nullable String messageId,
        String kind,
        String subject,
        MailAddress from,
        List<MailAddress> recipients,
        String snippet,
        @Nullable Instant sentAt,
        Instant arrivedAt,
        int attachments,
        @Nullable Long ticketId,
        String why,
        String flags) {

    /// The flag of a mail of ours that came back.
    public static final String BOUNCED = "bounced";

    public Mail {
        recipients = List.copyOf(recipients);
    }
}
