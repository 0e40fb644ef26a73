package org.sportello.mail.parse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.sportello.mail.message.MailKind;
import org.sportello.mail.message.ParsedMail;

import java.util.List;
import java.util.Objects;
import java.util.Set;

class MailParserTest {

    private final MailParser parser =
            new MailParser(Set.of("aiuto@example.com"), id -> id.startsWith("sp."));

    private ParsedMail parse(String mail) {
        return parser.parse(mail.getBytes(UTF_8));
    }

    @Test
    void readsAnAttachmentsContentOutOfTheMessage() {
        byte[] raw =
                """
                Content-Type: multipart/mixed; boundary=x

                --x

                testo
                --x
                Content-Type: text/csv; name=a.csv
                Content-Transfer-Encoding: base64

                YTtiCg==
                --x
                Content-Type: image/png; name=b.png

                png
                --x--
                """
                        .getBytes(UTF_8);

        assertEquals(
                List.of("a.csv", "b.png"),
                parser.parse(raw).attachments().stream()
                        .map(one -> Objects.toString(one.name()))
                        .toList());
        assertArrayEquals("a;b\n".getBytes(UTF_8), parser.content(raw, 0));
        assertArrayEquals("png".getBytes(UTF_8), parser.content(raw, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> parser.content(raw, 2));
    }

    @Test
    void givesHeadersByNameAndTheIdsOfReturnedMessages() {
        ParsedMail mail =
                parse(
                        """
                        From: mailer-daemon@example.net
                        Thread-Index: abc
                        Content-Type: multipart/report; report-type=delivery-status; boundary=x

                        --x
                        Content-Type: message/delivery-status

                        Reporting-MTA: dns; x

                        Final-Recipient: rfc822; a@example.org
                        Action: failed
                        Status: 5.1.1

                        --x
                        Content-Type: text/rfc822-headers

                        Message-ID: <nostra@example.com>
                        --x--
                        """);

        assertEquals("abc", mail.threadIndex());
        assertEquals("mailer-daemon@example.net", mail.header("FROM"));
        assertEquals(List.of("nostra@example.com"), mail.originalMessageIds());
    }

    @Test
    void theSendersOwnDesignIsThereForAViewThatLoadsNothing() {
        var mail =
                """
                Subject: Saldi
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/plain

                Saldi
                --b
                Content-Type: text/html; charset=utf-8

                <style>.rosso { color: red }</style><p class="rosso">Saldi</p>
                --b--
                """
                        .getBytes(UTF_8);

        var designed = parser.designed(mail);
        assertEquals(
                "<style>.rosso { color: red }</style><p class=\"rosso\">Saldi</p>",
                designed == null ? null : designed.strip());
        var shown = parser.parse(mail).html();
        assertTrue(shown != null && !shown.contains("color"), shown);
        assertNull(parser.designed("Subject: x\n\nSaldi".getBytes(UTF_8)));
    }

    @Test
    void knowsItsOwnMessageIds() {
        assertEquals(MailKind.LOOP, parse("Message-ID: <sp.1@example.com>\n\nx").kind());
    }

    @Test
    void aLoopMarkCountsOnlyWhereItIsOurOwn() {
        String mail = "From: desk@shop.example\nMessage-ID: <r@relay.example>\n";
        assertEquals(
                MailKind.LOOP, parse(mail + "X-Sportello-Loop: <sp.1@example.com>\n\nx").kind());
        assertEquals(
                MailKind.AUTOREPLY,
                parse(
                                mail
                                        + "X-Sportello-Loop: <other.1@shop.example>\n"
                                        + "Auto-Submitted: auto-replied\n\nx")
                        .kind());
        assertEquals(MailKind.CUSTOMER, parse(mail + "X-Sportello-Loop: yes\n\nx").kind());
    }

    @Test
    void contentHashIsTheSameOnEveryRoadAndDiffersForOtherText() {
        String mail = "From: anna@example.it\nSubject: x\nDate: Fri, 3 May 2024 12:15:00 +0200\n\n";

        assertEquals(
                parse(mail + "uno").contentHash(),
                parse("Received: from a by b\n" + mail + "uno").contentHash());
        assertNotEquals(parse(mail + "uno").contentHash(), parse(mail + "due").contentHash());
    }

    @Test
    void snippetIsOneLineOfTheNewText() {
        assertEquals("Ciao mondo", parse("Subject: x\n\nCiao\n\n  mondo\n\n> vecchio\n").snippet());
    }

    @Test
    void everyVisibleLineIsKeptInOneOfTheThreeTexts() {
        ParsedMail mail =
                parse(
                        "Subject: x\n\n"
                                + "uno\n\n"
                                + "Il 2/5/2024 10:00, Anna ha scritto:\n"
                                + "> due\n"
                                + "tre\n"
                                + "> quattro\n\n"
                                + "-- \n"
                                + "cinque\n");

        for (String word : List.of("uno", "ha scritto", "due", "tre", "quattro", "cinque")) {
            assertTrue(
                    (mail.newText() + mail.quotedText() + mail.signature()).contains(word), word);
        }
    }

    @Test
    void survivesTenThousandRecipients() {
        StringBuilder mail = new StringBuilder("From: anna@example.it\nTo: ");
        for (int i = 0; i < 10_000; i++)
            mail.append("\"N ").append(i).append("\" <n").append(i).append("@example.org>,\n ");
        mail.append("fine@example.org\n\nciao");

        assertEquals(10_001, parse(mail.toString()).to().size());
    }

    @Test
    void survivesWhatIsMeantToExhaustIt() {
        List<String> nasty =
                List.of(
                        "Subject: " + "=?utf-8?Q?".repeat(50_000) + "\n\n",
                        "To: " + "(".repeat(100_000) + "\n\n",
                        "To: " + "\"".repeat(100_000) + "<".repeat(50_000) + "\n\n",
                        "To: " + "a,".repeat(100_000) + "\n\n",
                        "Content-Type: text/plain; " + "a=\"b;".repeat(50_000) + "\n\nx",
                        "Content-Type: text/html\n\n" + "<div>".repeat(200_000) + "x",
                        "Content-Type: text/html\n\n"
                                + "<blockquote><a href='https://example.org'>".repeat(20_000)
                                + "x",
                        "Content-Type: text/html\n\n" + "<table><tr><td>".repeat(20_000) + "x",
                        "Subject: x\n\n" + "On 2024 wrote ".repeat(100_000),
                        "Subject: x\n\n" + "On 12:15 2024 a@b\n".repeat(50_000),
                        "Subject: x\n\n" + "> a\nb\n".repeat(50_000),
                        "Subject: x\n\n" + "From: a\n".repeat(50_000),
                        "Subject: x\n\n" + "begin 644 a\n".repeat(20_000),
                        "References: " + "<a@b> ".repeat(100_000) + "\n\n",
                        "Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n".repeat(100_000),
                        "Content-Type: multipart/mixed; boundary=a\n\n"
                                + "--a\nContent-Type: multipart/mixed; boundary=a\n\n"
                                        .repeat(20_000),
                        "X: y\n".repeat(100_000) + "\n");
        for (String mail : nasty) assertFalse(parse(mail).contentHash().isEmpty());
    }
}
