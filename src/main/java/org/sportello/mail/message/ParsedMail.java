package org.sportello.mail.message;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What we understood of a message. Ids carry no angle brackets; texts have LF line ends.
///
/// @param from first mailbox of From, or of Sender if From has none
/// @param customer who a ticket made of it belongs to: normally `from`, but the Reply-To where From
///   is a relay or a web form that writes for someone else
/// @param date the Date header; null if absent or unreadable
/// @param kindReasons short machine-readable reasons, such as `header:auto-submitted`
/// @param bounce set exactly when `kind` is [MailKind#BOUNCE]
/// @param text the whole readable body as plain text
/// @param html the HTML body, sanitised, ready to be shown; null if there is none
/// @param newText the part of `text` that the sender wrote in this message
/// @param quotedText what was left out as a quotation, with its introduction
/// @param signature what was left out as a signature, with its delimiter
/// @param headers first value of each header by lower-case name, decoded; bounded in number and
///   length
/// @param contentHash SHA-256 (hex) over subject, From, Date, text and attachments: equal for
///   copies of a message that travelled on different roads
/// @param remarks what a reader is told beside the text
public record ParsedMail(
        String subject,
        @Nullable MailAddress from,
        List<MailAddress> replyTo,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> bcc,
        @Nullable MailAddress customer,
        @Nullable Instant date,
        @Nullable String messageId,
        List<String> inReplyTo,
        List<String> references,
        MailKind kind,
        List<String> kindReasons,
        @Nullable Bounce bounce,
        String text,
        @Nullable String html,
        String newText,
        String quotedText,
        String signature,
        List<Attachment> attachments,
        List<ParseProblem> problems,
        Map<String, String> headers,
        String contentHash,
        Remarks remarks) {

    private static final int SNIPPET = 200;

    public ParsedMail {
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        kindReasons = List.copyOf(kindReasons);
        attachments = List.copyOf(attachments);
        problems = List.copyOf(problems);
        headers = Map.copyOf(headers);
    }

    /// The same message, taken for another kind.
    public ParsedMail withKind(
            MailKind otherKind, List<String> otherReasons, @Nullable Bounce otherBounce) {
        return new ParsedMail(
                subject,
                from,
                replyTo,
                to,
                cc,
                bcc,
                customer,
                date,
                messageId,
                inReplyTo,
                references,
                otherKind,
                otherReasons,
                otherBounce,
                text,
                html,
                newText,
                quotedText,
                signature,
                attachments,
                problems,
                headers,
                contentHash,
                remarks);
    }

    /// The first value of a header, decoded, or null.
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /// Outlook's Thread-Index, or null.
    public @Nullable String threadIndex() {
        return header("thread-index");
    }

    /// The value of Auto-Submitted (RFC 3834), or null.
    public @Nullable String autoSubmitted() {
        return header("auto-submitted");
    }

    /// Message-IDs of the messages that a bounce returns; empty for other mail.
    public List<String> originalMessageIds() {
        return bounce == null ? List.of() : bounce.originalMessageIds();
    }

    /// The beginning of the new text in one line, for lists.
    public String snippet() {
        StringBuilder line = new StringBuilder(SNIPPET);
        for (int i = 0; i < newText.length() && line.length() < SNIPPET; i++) {
            char c = newText.charAt(i);
            if (!Character.isWhitespace(c) && c != '\u00a0') line.append(c);
            else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') line.append(' ');
        }
        if (!line.isEmpty() && Character.isHighSurrogate(line.charAt(line.length() - 1))) {
            line.setLength(line.length() - 1);
        }
        return line.toString().strip();
    }
}
