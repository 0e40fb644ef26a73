package org.sportello.mail.send;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.outbox.OutgoingMail;
import org.sportello.mail.outbox.OutgoingMail.OutgoingFile;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;

class MimeComposerTest {

    private static final Instant AT = Instant.parse("2026-11-21T20:15:00Z");

    private final MimeComposer composer = new MimeComposer(ZoneId.of("Europe/Rome"));

    private static final class Draft {
        MailAddress from = new MailAddress("Banco – àè", "desk@example.org");
        List<MailAddress> to = List.of(new MailAddress("Anna", "anna@example.com"));
        List<MailAddress> cc = List.of();
        List<MailAddress> bcc = List.of();
        String subject = "Perché il pacco è in ritardo?";
        String text = "Buongiorno";
        @Nullable String html;
        @Nullable String inReplyTo;
        List<String> references = List.of();
        @Nullable String threadTopic;
        List<OutgoingFile> files = List.of();
        boolean automatic;

        OutgoingMail mail() {
            return new OutgoingMail(
                    "id.1@example.org",
                    from,
                    to,
                    cc,
                    bcc,
                    subject,
                    text,
                    html,
                    inReplyTo,
                    references,
                    null,
                    threadTopic,
                    files,
                    automatic);
        }
    }

    private final Draft draft = new Draft();

    private String source() {
        return new String(composer.compose(draft.mail(), AT), StandardCharsets.ISO_8859_1);
    }

    private String head() {
        return source().substring(0, source().indexOf("\r\n\r\n") + 2);
    }

    private MimeMessage message() throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(composer.compose(draft.mail(), AT)));
    }

    @Test
    void headersSayWhoAndWhat() throws Exception {
        var message = message();
        assertEquals("<id.1@example.org>", message.getMessageID());
        assertEquals("Sat, 21 Nov 2026 21:15:00 +0100", message.getHeader("Date")[0]);
        assertEquals(draft.subject, message.getSubject());
        assertEquals("Banco – àè", ((InternetAddress) message.getFrom()[0]).getPersonal());
        assertEquals("1.0", message.getHeader("MIME-Version")[0]);
        assertTrue(head().lines().allMatch(line -> line.length() <= 78), head());
        assertTrue(source().chars().allMatch(c -> c < 128));
    }

    @Test
    void plainTextSurvivesWithAllItsLetters() throws Exception {
        draft.text = "Gentile Anna,\n\nperché no? 100 €\n\n-- \nIl banco";
        var message = message();
        assertTrue(message.getContentType().contains("format=flowed"), message.getContentType());
        assertEquals(
                "Gentile Anna,\r\n\r\nperché no? 100 €\r\n\r\n-- \r\nIl banco\r\n",
                message.getContent());
    }

    @Test
    void longParagraphsAreBrokenSoftlyAndLinesStayShort() throws Exception {
        draft.text =
                "parola ".repeat(400) + "\n> " + "citata ".repeat(100) + "\n" + "x".repeat(3000);
        assertTrue(source().lines().allMatch(line -> line.length() <= 998));
        var content = (String) message().getContent();
        var unfolded = content.replace(" \r\n", " ");
        assertTrue(unfolded.startsWith("parola ".repeat(400).strip()), unfolded.substring(0, 200));
        assertTrue(content.lines().anyMatch(line -> line.startsWith("> citata")));
        assertTrue(content.contains("x".repeat(3000)));
    }

    @Test
    void textAndHtmlAreAlternativesWithImagesBesideTheHtmlAndFilesBehind() throws Exception {
        draft.html = "<p>Ecco: <img src=\"cid:foto@x\"></p>";
        var photo = new byte[] {1, 2, 3, (byte) 200};
        draft.files =
                List.of(
                        new OutgoingFile("foto.png", "image/png", photo, "foto@x"),
                        new OutgoingFile(
                                "Fattura n° 118 – perché.pdf", "application/pdf", photo, null));
        var mixed = (MimeMultipart) message().getContent();
        assertTrue(mixed.getContentType().startsWith("multipart/mixed"));
        var alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertTrue(alternative.getContentType().startsWith("multipart/alternative"));
        assertTrue(alternative.getBodyPart(0).isMimeType("text/plain"));
        var related = (MimeMultipart) alternative.getBodyPart(1).getContent();
        assertTrue(related.getContentType().startsWith("multipart/related"));
        assertTrue(related.getBodyPart(0).isMimeType("text/html"));
        assertEquals("<foto@x>", ((MimeBodyPart) related.getBodyPart(1)).getContentID());
        assertEquals("inline", related.getBodyPart(1).getDisposition());
        var file = mixed.getBodyPart(1);
        assertEquals("Fattura n° 118 – perché.pdf", MimeUtility.decodeText(file.getFileName()));
        assertArrayEquals(photo, file.getInputStream().readAllBytes());
        assertTrue(source().contains("filename*=UTF-8''Fattura"), source());
    }

    @Test
    void fileNamesLoseTheirPathAndMessagesTravelAsFiles() throws Exception {
        draft.files =
                List.of(
                        new OutgoingFile(
                                "../../etc/pass\r\nwd", "text/plain", new byte[] {65}, null),
                        new OutgoingFile(
                                "m.eml",
                                "message/rfc822",
                                "Subject: x\r\n\r\ny".getBytes(StandardCharsets.US_ASCII),
                                null),
                        new OutgoingFile("odd", "not a type\r\nX: y", new byte[] {66}, null));
        var mixed = (MimeMultipart) message().getContent();
        assertEquals("pass wd", mixed.getBodyPart(1).getFileName());
        assertTrue(mixed.getBodyPart(2).isMimeType("application/octet-stream"));
        assertEquals(
                "Subject: x\r\n\r\ny",
                new String(
                        mixed.getBodyPart(2).getInputStream().readAllBytes(),
                        StandardCharsets.US_ASCII));
        assertTrue(mixed.getBodyPart(3).isMimeType("application/octet-stream"));
    }

    @Test
    void conversationIsNamedAndLongOnesAreTrimmedToFirstAndNewest() throws Exception {
        var ids =
                IntStream.range(0, 200)
                        .mapToObj(i -> "message.number." + i + "@example.com")
                        .toList();
        draft.references = ids;
        draft.inReplyTo = ids.getLast();
        var references = message().getHeader("References", " ").replaceAll("\\s+", " ");
        assertTrue(references.length() < 1000);
        assertTrue(references.startsWith("<" + ids.getFirst() + "> "), references);
        assertTrue(references.endsWith("<" + ids.getLast() + ">"), references);
        assertEquals("<" + ids.getLast() + ">", message().getHeader("In-Reply-To")[0]);
    }

    @Test
    void onlyAutomaticMailSaysSo() throws Exception {
        assertNull(message().getHeader("Auto-Submitted"));
        draft.automatic = true;
        var message = message();
        assertEquals("auto-replied", message.getHeader("Auto-Submitted")[0]);
        assertEquals("All", message.getHeader("X-Auto-Response-Suppress")[0]);
        assertEquals("auto_reply", message.getHeader("Precedence")[0]);
        assertEquals(message.getMessageID(), message.getHeader("X-Sportello-Loop")[0]);
    }

    @Test
    void hiddenRecipientsStayHidden() throws Exception {
        draft.bcc = List.of(new MailAddress("", "boss@example.org"));
        assertFalse(source().contains("boss@"));
        draft.to = List.of();
        assertEquals("undisclosed-recipients:;", message().getHeader("To")[0]);
        assertFalse(source().contains("boss@"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nBcc: evil@example.net",
                "\nX-Evil: 1\n\nbody",
                "\rBcc: a@b",
                "\u2028Bcc: x",
                "\u0000\r\n\r\n<script>"
            })
    void nothingCanAddAHeader(String evil) throws Exception {
        draft.subject = "Hi" + evil;
        draft.threadTopic = "Topic" + evil;
        draft.inReplyTo = "id" + evil + "@x";
        draft.references = List.of("ref" + evil + "@x", "good@example.com");
        draft.from = new MailAddress("Desk" + evil, "desk@example.org");
        draft.to = List.of(new MailAddress("Anna" + evil, "anna@example.com"));
        draft.files =
                List.of(
                        new OutgoingFile(
                                "a" + evil + ".txt", "text/plain" + evil, new byte[] {65}, null));
        var message = message();
        assertNull(message.getHeader("Bcc"));
        assertNull(message.getHeader("X-Evil"));
        assertNull(message.getRecipients(RecipientType.BCC));
        assertEquals(1, message.getRecipients(RecipientType.TO).length);
        assertTrue(message.getContent() instanceof MimeMultipart);
        var names = new ArrayList<String>();
        message.getAllHeaders()
                .asIterator()
                .forEachRemaining(header -> names.add(header.getName()));
        assertTrue(
                List.of(
                                "Date",
                                "From",
                                "Message-ID",
                                "To",
                                "Subject",
                                "References",
                                "Thread-Topic",
                                "MIME-Version",
                                "Content-Type")
                        .containsAll(names),
                names.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "anna@",
                "@example.com",
                "a b@example.com",
                "a@b@example.com",
                "anna@example.com\r\nRCPT TO:<x@y>",
                "anna@exa mple.com",
                "<anna@example.com>",
                "anna@example.com,eva@example.com"
            })
    void whatIsNoAddressIsRefused(String address) {
        draft.to = List.of(new MailAddress("", address));
        assertThrows(BadAddress.class, this::source);
    }

    @Test
    void domainsInOtherScriptsAreWrittenAsTheNetKnowsThem() throws Exception {
        draft.to = List.of(new MailAddress("", "info@bücher.example"));
        assertEquals(
                "info@xn--bcher-kva.example",
                ((InternetAddress) message().getRecipients(RecipientType.TO)[0]).getAddress());
    }
}
