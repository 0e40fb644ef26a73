package org.sportello.mail.parse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sportello.mail.Enclosed;
import org.sportello.mail.message.Attachment;
import org.sportello.mail.message.ParsedMail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

class EnclosedTest {

    private static final byte[] MAIL =
            """
            Subject: outer
            Content-Type: multipart/mixed; boundary=a

            --a

            See the mail.
            --a
            Content-Type: message/rfc822
            Content-Transfer-Encoding: base64

            U3ViamVjdDogaW5uZXIKQ29udGVudC1UeXBlOiBtdWx0aXBhcnQvbWl4ZWQ7IGJvdW5kYXJ5PWIK
            Ci0tYgoKSW5uZXIgdGV4dC4KLS1iCkNvbnRlbnQtVHlwZTogYXBwbGljYXRpb24vcGRmOyBuYW1l
            PWEucGRmCgpwZGYKLS1iLS0K
            --a--
            """
                    .getBytes(StandardCharsets.UTF_8);

    private final MailParser parser = new MailParser(Set.of(), _ -> false);

    @Test
    void aMailInsideAMailIsReadLikeAnyOther() {
        Attachment message = parser.parse(MAIL).attachments().getFirst();
        byte[] inner = parser.content(MAIL, message.index());
        ParsedMail parsed = parser.parse(inner);

        assertEquals("inner.eml", message.name());
        assertEquals("inner", parsed.subject());
        assertEquals("Inner text.", parsed.text());
        assertArrayEquals("pdf".getBytes(StandardCharsets.UTF_8), parser.content(inner, 0));
    }

    @Test
    void aPlaceInsideNamesEveryMailOnTheWay() {
        Attachment message = parser.parse(MAIL).attachments().getFirst();

        assertEquals(
                new Enclosed(7, List.of(0, 0)), Enclosed.mail(7).inside(message).inside(message));
    }
}
