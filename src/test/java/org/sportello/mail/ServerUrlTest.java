package org.sportello.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;

class ServerUrlTest {

    @ParameterizedTest
    @CsvSource({
        "imaps://user@host:993, IMAP, TLS, user, host, 993",
        "imap://user@host:143?starttls, IMAP, STARTTLS, user, host, 143",
        "imap://user@127.0.0.1:1143?plain, IMAP, PLAIN, user, 127.0.0.1, 1143",
        "imap://user@host, IMAP, STARTTLS, user, host, 143",
        "IMAPS://Me@Mail.Example.ORG, IMAP, TLS, Me, mail.example.org, 993",
        "imaps://me@example.org@mail.example.org, IMAP, TLS, me@example.org, mail.example.org, 993",
        "smtps://user@host, SMTP, TLS, user, host, 465",
        "smtp://user@host, SMTP, STARTTLS, user, host, 587",
        "smtp://127.0.0.1:25?plain, SMTP, PLAIN, '', 127.0.0.1, 25",
        "pop3s://user@host, POP3, TLS, user, host, 995",
        "imaps://a%20b%2Fc%3A@host, IMAP, TLS, a b/c:, host, 993",
        "imaps://user@[::1]:9993, IMAP, TLS, user, ::1, 9993",
    })
    void readsTheWrittenForm(
            String text, Protocol protocol, Security security, String user, String host, int port) {
        var url = ServerUrl.parse(text);
        assertEquals(new ServerUrl(protocol, security, user, host, port), url);
        assertEquals(url, ServerUrl.parse(url.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                "http://host",
                "imaps://",
                "imaps://user@",
                "imaps://user@ho st",
                "imaps://user@host:0",
                "imaps://user@host:99999",
                "imap://user@host?nonsense",
                "imaps://user@host?plain",
                "imaps://us%zzer@host"
            })
    void refusesWhatIsNone(String text) {
        assertEquals("mail.badUrl", assertThrows(Problem.class, () -> ServerUrl.parse(text)).key());
    }

    @Test
    void refusesAPasswordAndDoesNotRepeatIt() {
        var problem =
                assertThrows(Problem.class, () -> ServerUrl.parse("imaps://me:hush@example.org"));
        assertFalse(problem.toString().contains("hush"));
    }
}
