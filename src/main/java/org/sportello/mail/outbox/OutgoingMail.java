package org.sportello.mail.outbox;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.MailAddress;

import java.util.List;

/// A message of ours before it has bytes.
///
/// @param messageId signed and fixed before the first try, without angle brackets
/// @param references complete, oldest first, without angle brackets
/// @param threadIndex Outlook's conversation header: a child of the one of the customer's mail
/// @param automatic an acknowledgement: carries the headers that stop loops (RFC 3834)
public record OutgoingMail(
        String messageId,
        MailAddress from,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> bcc,
        String subject,
        String text,
        @Nullable String html,
        @Nullable String inReplyTo,
        List<String> references,
        @Nullable String threadIndex,
        @Nullable String threadTopic,
        List<OutgoingFile> files,
        boolean automatic) {

    public OutgoingMail {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        references = List.copyOf(references);
        files = List.copyOf(files);
    }

    /// A file to send along.
    ///
    /// @param cid the content id for an image inside the text, else null
    public record OutgoingFile(String name, String type, byte[] content, @Nullable String cid) {}
}
