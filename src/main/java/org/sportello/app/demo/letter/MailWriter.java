package org.sportello.app.demo.letter;

import jakarta.mail.internet.MimeUtility;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/// Writes a letter as RFC 5322 bytes, in the manner of its mail program. Boundaries follow from the
/// message id, so that the same letter always has the same bytes.
final class MailWriter {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(76, new byte[] {'\r', '\n'});

    private final Letter letter;
    private final StringBuilder out = new StringBuilder();

    MailWriter(Letter letter) {
        this.letter = letter;
    }

    byte[] bytes() {
        headers();
        if (!letter.bounce().isEmpty()) {
            report();
        } else if (letter.enclosures().isEmpty()) {
            body();
        } else {
            mixed();
        }
        return out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void headers() {
        header("Date", letter.at().atZone(Letter.ZONE).format(DATE));
        header("From", mailer(letter.from()));
        header("To", mailer(letter.to()));
        header("Subject", word(letter.subject(), 9));
        header("Message-ID", "<" + letter.id() + ">");
        if (!letter.references().isEmpty()) {
            header("In-Reply-To", "<" + letter.references().getLast() + ">");
            header("References", "<" + String.join(">\r\n <", letter.references()) + ">");
        }
        letter.headers().forEach(line -> out.append(line).append("\r\n"));
        header("MIME-Version", "1.0");
    }

    private void body() {
        if (letter.program().writesHtml()) {
            alternative();
        } else {
            text("plain", plain());
        }
    }

    private void alternative() {
        var boundary = boundary("alt");
        header("Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
        out.append("\r\n--").append(boundary).append("\r\n");
        text("plain", plain());
        out.append("\r\n--").append(boundary).append("\r\n");
        text("html", markup());
        out.append("\r\n--").append(boundary).append("--\r\n");
    }

    private void mixed() {
        var boundary = boundary("mix");
        header("Content-Type", "multipart/mixed; boundary=\"" + boundary + "\"");
        out.append("\r\n--").append(boundary).append("\r\n");
        body();
        for (var enclosure : letter.enclosures()) {
            out.append("\r\n--").append(boundary).append("\r\n");
            header("Content-Type", enclosure.type() + "; name=\"" + enclosure.name() + "\"");
            header("Content-Disposition", "attachment; filename=\"" + enclosure.name() + "\"");
            header("Content-Transfer-Encoding", "base64");
            out.append("\r\n")
                    .append(LINES.encodeToString(enclosure.content().get()))
                    .append("\r\n");
        }
        out.append("\r\n--").append(boundary).append("--\r\n");
    }

    /// A delivery report, RFC 3464.
    private void report() {
        var cells = letter.bounce().split(" ", 3);
        var boundary = boundary("dsn");
        header(
                "Content-Type",
                "multipart/report; report-type=delivery-status; boundary=\"" + boundary + "\"");
        out.append("\r\n--").append(boundary).append("\r\n");
        text("plain", letter.text());
        out.append("\r\n--").append(boundary).append("\r\n");
        header("Content-Type", "message/delivery-status");
        out.append("\r\nReporting-MTA: dns; mx.larice.example.it\r\n\r\n");
        header("Final-Recipient", "rfc822; " + cells[0]);
        header("Action", cells[1].startsWith("4.2") ? "delayed" : "failed");
        header("Status", cells[1]);
        header("Diagnostic-Code", "smtp; " + cells[2]);
        out.append("\r\n--").append(boundary).append("\r\n");
        header("Content-Type", "text/rfc822-headers");
        out.append("\r\n");
        header("From", mailer(letter.to()));
        header("To", cells[0]);
        header("Subject", "Re: ordine");
        out.append("\r\n--").append(boundary).append("--\r\n");
    }

    private void text(String subtype, String content) {
        var latin = letter.program() == MailProgram.WEBMAIL;
        var charset = latin ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
        header(
                "Content-Type",
                "text/" + subtype + "; charset=" + (latin ? "windows-1252" : "utf-8"));
        header("Content-Transfer-Encoding", "quoted-printable");
        out.append("\r\n").append(quotedPrintable(content.replace("\n", "\r\n"), charset));
        out.append("\r\n");
    }

    private String plain() {
        var signature = signature();
        var own = letter.text() + (signature.isEmpty() ? "" : "\n\n" + signature);
        var earlier = letter.quoted();
        if (earlier == null) {
            return own;
        }
        var quoting = new Quoting(letter.program(), letter.language(), earlier);
        return quoting.answerBelow()
                ? quoting.plain() + "\n\n" + own
                : own + "\n\n" + quoting.plain();
    }

    private String markup() {
        var earlier = letter.quoted();
        var quote =
                earlier == null
                        ? ""
                        : new Quoting(letter.program(), letter.language(), earlier).html();
        return switch (letter.program()) {
            case OUTLOOK ->
                    "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style>"
                        + "p.MsoNormal{margin:0cm;font-size:11.0pt;font-family:\"Calibri\",sans-serif;}</style></head><body"
                        + " lang=\"IT\"><div class=\"WordSection1\"><p class=\"MsoNormal\">"
                            + html(letter.text())
                            + "</p>"
                            + quote
                            + "</div></body></html>";
            case GMAIL -> "<div dir=\"ltr\">" + html(letter.text()) + "</div>" + quote;
            default ->
                    "<html><body style=\"overflow-wrap: break-word;\"><div>"
                            + html(letter.text())
                            + "</div>"
                            + quote
                            + "</body></html>";
        };
    }

    private String signature() {
        return switch (letter.program()) {
            case IPHONE ->
                    switch (letter.language()) {
                        case "it" -> "Inviato da iPhone";
                        case "de" -> "Von meinem iPhone gesendet";
                        default -> "Sent from my iPhone";
                    };
            case ANDROID ->
                    switch (letter.language()) {
                        case "it" -> "-- \nInviato dal telefono, scusate la brevità";
                        case "de" -> "-- \nVom Telefon gesendet";
                        default -> "-- \nSent from my phone, please excuse the brevity";
                    };
            default -> "";
        };
    }

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", "<br>\n");
    }

    private void header(String name, String value) {
        out.append(name).append(": ").append(value).append("\r\n");
    }

    private static String mailer(Letter.Mailer mailer) {
        return mailer.name().isEmpty()
                ? mailer.address()
                : word(phrase(mailer.name()), 6) + " <" + mailer.address() + ">";
    }

    private static String phrase(String name) {
        return name.matches("[\\w \\P{ASCII}]+") ? name : "\"" + name + "\"";
    }

    private static String word(String text, int used) {
        try {
            return MimeUtility.fold(used, MimeUtility.encodeText(text, "UTF-8", null));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quotedPrintable(String text, Charset charset) {
        var bytes = new ByteArrayOutputStream();
        try (var encoder = MimeUtility.encode(bytes, "quoted-printable")) {
            encoder.write(text.getBytes(charset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    private String boundary(String kind) {
        return "=_" + kind + "_" + Integer.toHexString(letter.id().hashCode());
    }
}
