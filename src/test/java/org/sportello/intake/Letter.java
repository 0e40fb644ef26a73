package org.sportello.intake;

import org.sportello.mail.message.ParsedMail;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// A small mail, written by hand.
final class Letter {

    private final Map<String, String> headers = new LinkedHashMap<>();
    private String body = "Some words.";

    /// A whole message id; tests use the part before the `@`.
    static String full(String id) {
        return id.contains("@") ? id : id + "@m.example";
    }

    Letter from(String who) {
        return header("From", who);
    }

    Letter to(String who) {
        return header("To", who);
    }

    Letter cc(String who) {
        return header("Cc", who);
    }

    Letter id(String id) {
        return header("Message-ID", "<" + full(id) + ">");
    }

    Letter subject(String subject) {
        return header("Subject", subject);
    }

    Letter reply(String id) {
        return header("In-Reply-To", "<" + full(id) + ">");
    }

    Letter refs(String... ids) {
        return header(
                "References",
                Arrays.stream(ids)
                        .map(id -> "<" + full(id) + ">")
                        .collect(Collectors.joining(" ")));
    }

    /// A day of September 2026.
    Letter day(int day) {
        return header("Date", "%02d Sep 2026 10:00:00 +0000".formatted(day));
    }

    Letter body(String text) {
        body = text;
        return this;
    }

    Letter header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    String text() {
        headers.putIfAbsent("Date", "01 Sep 2026 10:00:00 +0000");
        return headers.entrySet().stream()
                        .map(one -> one.getKey() + ": " + one.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n"
                + body
                + "\r\n";
    }

    /// A report that a message could not be delivered.
    static String bounce(String id, String recipient, String original, int day) {
        return """
        From: Mail Delivery System <MAILER-DAEMON@mx.example>
        To: aiuto@shop.example
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <%s>
        Date: %02d Sep 2026 10:00:00 +0000
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: text/plain

        I could not deliver your message.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822; %s
        Action: failed
        Status: 5.1.1

        --b
        Content-Type: text/rfc822-headers

        Message-ID: <%s>
        To: %s

        --b--
        """
                .formatted(full(id), day, recipient, full(original), recipient);
    }

    /// The message with another date.
    static ParsedMail withDate(ParsedMail mail, Instant date) {
        return new ParsedMail(
                mail.subject(),
                mail.from(),
                mail.replyTo(),
                mail.to(),
                mail.cc(),
                mail.bcc(),
                mail.customer(),
                date,
                mail.messageId(),
                mail.inReplyTo(),
                mail.references(),
                mail.kind(),
                mail.kindReasons(),
                mail.bounce(),
                mail.text(),
                mail.html(),
                mail.newText(),
                mail.quotedText(),
                mail.signature(),
                mail.attachments(),
                mail.problems(),
                mail.headers(),
                mail.contentHash(),
                mail.remarks());
    }
}
