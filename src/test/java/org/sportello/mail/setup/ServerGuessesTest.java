package org.sportello.mail.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.mail.ServerUrl.Security;

import java.util.stream.Stream;

class ServerGuessesTest {

    @ParameterizedTest
    @CsvSource({
        "a@gmail.com,     imaps://a@gmail.com@imap.gmail.com:993,        "
                + " smtps://a@gmail.com@smtp.gmail.com:465",
        "a@outlook.it,    imaps://a@outlook.it@outlook.office365.com:993,"
                + " smtp://a@outlook.it@smtp-mail.outlook.com:587?starttls",
        "A@Libero.it,     imaps://A@Libero.it@imapmail.libero.it:993,    "
                + " smtps://A@Libero.it@smtp.libero.it:465",
        "a@gmx.de,        imaps://a@gmx.de@imap.gmx.net:993,             "
                + " smtps://a@gmx.de@mail.gmx.net:465",
        "a@shop.pec.it,   imaps://a@shop.pec.it@imaps.pec.aruba.it:993,  "
                + " smtps://a@shop.pec.it@smtps.pec.aruba.it:465",
        "a@alice.it,      imaps://a@alice.it@in.alice.it:993,            "
                + " smtp://a@alice.it@out.alice.it:587?starttls",
        "a@example.com,   imaps://a@example.com@imap.example.com:993,    "
                + " smtps://a@example.com@smtp.example.com:465"
    })
    void theLikeliestServersComeFirst(String address, String incoming, String outgoing) {
        var guesses = ServerGuesses.of(address).orElseThrow();
        assertEquals(incoming, guesses.incoming().getFirst().toString());
        assertEquals(outgoing, guesses.outgoing().getFirst().toString());
    }

    @Test
    void anUnknownDomainIsTriedAtItsUsualNames() {
        assertEquals(
                java.util.List.of(
                        "imap.example.org:993",
                        "mail.example.org:993",
                        "example.org:993",
                        "imap.example.org:143",
                        "mail.example.org:143",
                        "pop.example.org:995",
                        "pop3.example.org:995",
                        "mail.example.org:995"),
                ServerGuesses.of("shop@example.org").orElseThrow().incoming().stream()
                        .map(url -> url.host() + ":" + url.port())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@gmail.com", "a@tim.it", "a@example.com"})
    void aGuessIsNeverUnprotected(String address) {
        var guesses = ServerGuesses.of(address).orElseThrow();
        assertTrue(
                Stream.concat(guesses.incoming().stream(), guesses.outgoing().stream())
                        .noneMatch(url -> url.security() == Security.PLAIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "anna@",
                "@example.com",
                "anna@host",
                "anna@a b.com",
                "a@x..com"
            })
    void whatIsNoAddressGivesNoGuess(String text) {
        assertTrue(ServerGuesses.of(text).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@mygmail.com", "a@gmail.com.example.com"})
    void aDomainThatOnlyLooksLikeAProviderIsNot(String address) {
        var host = ServerGuesses.of(address).orElseThrow().incoming().getFirst().host();
        assertTrue(host.startsWith("imap.") && !host.equals("imap.gmail.com"), host);
    }
}
