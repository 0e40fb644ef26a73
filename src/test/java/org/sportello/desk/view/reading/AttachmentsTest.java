package org.sportello.desk.view.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sportello.desk.Message;
import org.sportello.mail.message.Attachment;
import org.sportello.mail.parse.MailParser;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

class AttachmentsTest {

    private static final String MAIL =
            """
            From: Carla <carla@example.it>
            Subject: Invoice
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary=x

            --x
            Content-Type: text/html

            <p>Here it is. <img src="cid:logo" width=80 height=40></p>
            --x
            Content-Type: image/png; name=logo.png
            Content-ID: <logo>
            Content-Disposition: inline
            Content-Transfer-Encoding: base64

            AAAA
            --x
            Content-Type: application/pdf; name=invoice.pdf
            Content-Disposition: inline; filename=invoice.pdf
            Content-Transfer-Encoding: base64

            AAAA
            --x--
            """;

    @Test
    void whatTheTextDoesNotShowIsAFileEvenIfItCallsItselfInline() {
        var parsed =
                new MailParser(Set.of(), _ -> false).parse(MAIL.getBytes(StandardCharsets.UTF_8));
        assertEquals(2, parsed.attachments().size());
        assertEquals(
                List.of("invoice.pdf"),
                Attachments.beside(parsed, Message.body(parsed)).stream()
                        .map(Attachment::name)
                        .toList());
    }

    private static List<String> shown(String mail) {
        var parsed =
                new MailParser(Set.of(), _ -> false).parse(mail.getBytes(StandardCharsets.UTF_8));
        return Attachments.beside(parsed, Message.body(parsed)).stream()
                .map(Attachment::name)
                .toList();
    }

    @Test
    void aSignatureIsNoFileOfTheSenders() {
        assertEquals(
                List.of(),
                shown(
                        """
                        Content-Type: multipart/signed; boundary=x

                        --x

                        Confirmed.
                        --x
                        Content-Type: application/pgp-signature; name=signature.asc

                        x
                        --x--
                        """));
    }

    @Test
    void whatCouldNotBeOpenedStays() {
        assertEquals(
                List.of("smime.p7m"),
                shown("Content-Type: application/pkcs7-mime; name=smime.p7m\n\nsealed\n"));
    }
}
