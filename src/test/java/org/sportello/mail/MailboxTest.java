package org.sportello.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.kernel.Problem;
import org.sportello.mail.parse.MailParser;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// As whom a mailbox answers.
class MailboxTest {

    private final Mailbox mailbox =
            new Mailbox(
                            1,
                            "Desk",
                            "desk@example.org",
                            "The desk",
                            ServerUrl.parse("imaps://desk@mail.example.org:993"),
                            null,
                            List.of("INBOX"),
                            false,
                            false,
                            false,
                            "",
                            true)
                    .withAliases(
                            List.of(
                                    new Alias("Shop@example.org", "The shop", "**Shop**"),
                                    new Alias("orders@example.net", "", "")));

    @ParameterizedTest
    @CsvSource({
        "'To: desk@example.org', desk@example.org",
        "'To: SHOP@example.org', Shop@example.org",
        "'To: Someone <a@example.com>, The shop <shop@example.org>', Shop@example.org",
        "'To: a@example.com\nCc: orders@example.net', orders@example.net",
        "'To: shop+12@example.org', Shop@example.org",
        "'To: desk@example.org\nCc: shop@example.org', desk@example.org",
        "'To: undisclosed-recipients:;\nDelivered-To: orders@example.net', orders@example.net",
        "'To: list@example.com\nX-Original-To: shop@example.org', Shop@example.org",
        "'To: nobody@example.com', desk@example.org",
        "'To: a@example.com\nFrom: shop@example.org', Shop@example.org",
    })
    void mailIsAnsweredAsTheAddressThatItCameTo(String head, String sender) {
        var from = head.contains("From:") ? "" : "From: anna@example.com\n";
        var raw = (from + head + "\nSubject: Hello\n\nHello\n").replace("\n", "\r\n");
        var parsed =
                new MailParser(Set.copyOf(mailbox.addresses()), _ -> false)
                        .parse(raw.getBytes(StandardCharsets.UTF_8));
        assertEquals(sender, mailbox.answering(parsed).address());
    }

    @Test
    void anAliasWithoutANameHasTheMailboxesName() {
        assertEquals(
                List.of(
                        new Alias("desk@example.org", "The desk", ""),
                        new Alias("Shop@example.org", "The shop", "**Shop**"),
                        new Alias("orders@example.net", "The desk", "")),
                mailbox.senders());
    }

    @ParameterizedTest
    @CsvSource({
        "shop@example.org, '', shop@example.org",
        "Shop <shop@example.org>, Shop, shop@example.org",
        "'\"Shop, the\" <shop@example.org>', 'Shop, the', shop@example.org",
        "<shop@example.org>, '', shop@example.org",
    })
    void aliasesAreReadAsTheyAreUsuallyWritten(String text, String name, String address) {
        assertEquals(new Alias(address, name, ""), Alias.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Shop", "Shop <shop>", "<>", "a b@example.org", "a@b@ c"})
    void whatCannotSendIsNoAlias(String text) {
        assertEquals("mail.badAlias", assertThrows(Problem.class, () -> Alias.parse(text)).key());
    }
}
