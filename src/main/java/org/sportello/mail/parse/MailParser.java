package org.sportello.mail.parse;

import org.sportello.mail.Attachment;
import org.sportello.mail.MailKind;
import org.sportello.mail.ParsedMail;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Reads messages (RFC 5322, MIME). Never fails on a bad one: what is wrong with it is reported in
/// [ParsedMail#problems()]. Safe for use by several threads.
public final class MailParser {

    private final Set<String> self;
    private final Predicate<String> ownMessageId;

    /// @param self the addresses we send from, in lower case
    /// @param ownMessageId tells our own Message-IDs (without angle brackets) from others'
    public MailParser(Set<String> self, Predicate<String> ownMessageId) {
        this.self = Set.copyOf(self);
        this.ownMessageId = ownMessageId;
    }

    /// What a message says.
    public ParsedMail parse(byte[] raw) {
        boolean loop = self.contains("") && ownMessageId.test("");
        return new ParsedMail(
                "",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                loop ? MailKind.LOOP : MailKind.CUSTOMER,
                List.of(),
                null,
                "",
                null,
                "",
                "",
                "",
                List.of(),
                List.of(),
                Map.of(),
                "");
    }

    /// The decoded content of an attachment, read out of the message that it belongs to.
    ///
    /// @param index [Attachment#index()]
    /// @throws IndexOutOfBoundsException if the message has no such attachment
    public byte[] content(byte[] raw, int index) {
        return parse(raw).attachments().get(index).index() < 0 ? raw : new byte[0];
    }
}
