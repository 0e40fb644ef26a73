package org.sportello.mail.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.mail.message.Suspicion;

import java.util.List;
import java.util.Set;

class SuspicionsTest {

    private static List<Suspicion.Kind> kinds(String headers, String html) {
        var from = headers.contains("From:") ? "" : "From: Anna <anna@example.org>\n";
        var mail = headers + from + "Subject: x\nContent-Type: text/html\n\n" + html;
        return new MailParser(Set.of("aiuto@negozioblu.example"), _ -> false)
                .parse(mail.getBytes(UTF_8)).remarks().suspicions().stream()
                        .map(Suspicion::kind)
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "negozi0rossi.it",
                "negoziorossl.it",
                "negoziorosi.it",
                "negozziorossi.it",
                "negoziorosis.it",
                "negoziorossi.com",
                "negoziorossi.it.com",
                "negozio-rossi.it",
                "negoziorossi-it.com",
                "negoziorossi-assistenza.it",
                "negoziorossi.it.evil.example",
                "negoziоrossi.it",
                "xn--negozirossi-wnj.it"
            })
    void a_domain_that_may_be_taken_for_ours_is_told(String domain) {
        assertTrue(LookAlike.resembles(domain, "negoziorossi.it"));
    }

    @ParameterizedTest
    @CsvSource({
        "negozioverdi.it, negoziorossi.it",
        "rossi.it, negoziorossi.it",
        "ferramentarossi.it, rossi.it",
        "yahoo.com, yahoo.it",
        "mail.negoziorossi.it, negoziorossi.it",
        "gmail.com, gmail.it"
    })
    void neighbours_are_not(String domain, String ours) {
        assertFalse(LookAlike.resembles(domain, ours));
    }

    @Test
    void only_our_own_servers_examination_counts() {
        var received = "Received: from x by mx.example.com with ESMTP; now\n";
        var fails = "Authentication-Results: mx.example.com; dmarc=fail\n";
        var told = List.of(Suspicion.Kind.AUTHENTICATION);

        assertEquals(told, kinds(fails + received, "x"));
        assertEquals(told, kinds(received + fails, "x"));
        assertEquals(told, kinds(fails + received + fails.replace("fail", "pass"), "x"));
        assertEquals(List.of(), kinds(received + fails.replace("example.com", "example.net"), "x"));
        assertEquals(List.of(), kinds(fails.replace("fail", "pass") + received, "x"));
        assertEquals(
                List.of(),
                kinds("Authentication-Results: mx.example.com; spf=pass (no dmarc=fail)\n", "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/a|https://www.bank.example/a",
                "https://evil.example/a|www.bank.example",
                "https://evil.example/a|bank.it",
                "https://evil.example/a|Go to https://www.bank.example now",
                "https://www.bank.example@evil.example/|https://www.bank.example",
                "https://www.google.com/url?q=https://evil.example&sa=D|https://www.bank.example",
                "https://sites.google.com/view/login|https://www.bank.example",
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fevil.example%2F|www.bank.example"
            })
    void a_link_that_shows_another_address_is_told(String link) {
        assertEquals(List.of(Suspicion.Kind.LINK), kinds("", anchor(link)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://click.bank.example/a|https://www.bank.example",
                "https://evil.example/a|fattura.pdf",
                "https://evil.example/a|Click here for v2.0",
                "https://www.google.com/url?q=https://www.bank.example&sa=D|https://www.bank.example",
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.bank.example%2F|bank.example",
                "https://u1.ct.sendgrid.net/ls/click?upn=a|https://www.example.org",
                "mailto:a@example.org|www.bank.example"
            })
    void one_that_does_not_is_not(String link) {
        assertEquals(List.of(), kinds("", anchor(link)));
    }

    private static String anchor(String link) {
        var halves = link.split("\\|", 2);
        return "<a href=\"" + halves[0] + "\">" + halves[1] + "</a>";
    }

    @Test
    void answers_that_go_elsewhere_and_names_of_others_are_told_where_nobody_relays() {
        assertEquals(
                List.of(Suspicion.Kind.REPLY_TO), kinds("Reply-To: boss@other.example\n", "x"));
        assertEquals(List.of(), kinds("Reply-To: anna@mail.example.org\n", "x"));
        assertEquals(
                List.of(),
                kinds("Reply-To: Boss@Other.example\nCc: The boss <boss@other.example>\n", "x"));
        assertEquals(
                List.of(Suspicion.Kind.NAME),
                kinds("From: \"conto@bank.example\" <x@evil.example>\n", "x"));
        assertEquals(
                List.of(),
                kinds(
                        "From: \"anna@example.org via Forms\" <noreply@forms.example>\n"
                                + "Reply-To: anna@example.org\n",
                        "x"));
    }
}
