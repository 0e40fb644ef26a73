package org.sportello.mail.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.sportello.mail.message.Attachment;
import org.sportello.mail.message.Certified;
import org.sportello.mail.message.ParsedMail;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What the desk makes of certified mail.
class CertifiedLetterTest {

    private final MailParser parser = new MailParser(Set.of("aiuto@example.com"), _ -> false);

    private static byte[] mail(String name) throws IOException {
        try (InputStream file =
                Objects.requireNonNull(
                        CertifiedLetterTest.class.getResourceAsStream("/mail/" + name + ".eml"))) {
            return file.readAllBytes();
        }
    }

    @Test
    void theMessageIsTheLetterAndItsEnvelopeIsAtHand() throws IOException {
        ParsedMail mail = parser.parse(mail("300-certified-letter-in-its-envelope"));

        assertEquals("Reclamo sulla fattura 118", mail.subject());
        assertEquals("Anna Neri", Objects.requireNonNull(mail.from()).name());
        assertEquals("La fattura 118 è sbagliata.", mail.newText());
        assertEquals("opec1@gestore.example", mail.messageId());
        assertEquals(List.of("a1@example.com"), mail.inReplyTo());
        Certified envelope = Objects.requireNonNull(mail.remarks().certified());
        assertEquals(Certified.State.CERTIFIED, envelope.state());
        assertTrue(envelope.text().startsWith("Messaggio di posta certificata"));
    }

    @Test
    void eachFileIsReadFromItsPlace() throws IOException {
        byte[] raw = mail("300-certified-letter-in-its-envelope");
        ParsedMail mail = parser.parse(raw);

        assertEquals(
                List.of("fattura.pdf", "postacert.eml", "daticert.xml", "smime.p7s"),
                mail.attachments().stream().map(Attachment::name).toList());
        assertTrue(new String(parser.content(raw, 0), US_ASCII).startsWith("%PDF"));
        assertTrue(new String(parser.content(raw, 1), US_ASCII).startsWith("From: Anna Neri"));
        for (Attachment file : mail.attachments())
            assertEquals(file.size(), parser.content(raw, file.index()).length, file.name());
    }

    @Test
    void whatNobodyVouchesForIsNotCertified() throws IOException {
        ParsedMail anomaly = parser.parse(mail("302-certified-anomaly-is-not-certified"));
        ParsedMail bare = parser.parse(mail("305-certified-without-a-signature-is-not"));

        assertEquals(
                Certified.State.ANOMALY,
                Objects.requireNonNull(anomaly.remarks().certified()).state());
        assertEquals("Reclamo sulla fattura 118", anomaly.subject());
        assertNull(bare.remarks().certified());
        assertEquals("POSTA CERTIFICATA: Reclamo sulla fattura 118", bare.subject());
    }

    @Test
    void theSenderIsTheOneThatTheEnvelopeNames() throws IOException {
        ParsedMail mail = parser.parse(mail("303-certified-letter-with-a-forged-sender"));

        assertEquals("anna@neri.example", Objects.requireNonNull(mail.from()).address());
        assertEquals("", mail.from().name());
        assertEquals("sicurezza@banca.example", mail.remarks().suspicions().getFirst().shown());
    }

    @Test
    void aReceiptIsNoLetter() throws IOException {
        ParsedMail receipt = parser.parse(mail("200-kind-certified-delivered"));

        assertNotNull(receipt.bounce());
        assertNull(receipt.remarks().certified());
    }
}
