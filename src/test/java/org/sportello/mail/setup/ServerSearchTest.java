package org.sportello.mail.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.setup.Clue.Outcome;
import org.sportello.mail.setup.Clue.Source;
import org.sportello.mail.setup.ServerGuesses.Wanted;
import org.sportello.mail.signin.MailboxUnreachable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Finding servers, with a web server in this process and a DNS in memory.
class ServerSearchTest {

    private static final String PUBLISHED =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <clientConfig version="1.1">
              <emailProvider id="example.org">
                <domain>example.org</domain>
                <incomingServer type="pop3">
                  <hostname>pop.example.org</hostname><port>995</port><socketType>SSL</socketType>
                </incomingServer>
                <incomingServer type="imap">
                  <hostname>box.%EMAILDOMAIN%</hostname>
                  <port>993</port>
                  <socketType>SSL</socketType>
                  <authentication>password-cleartext</authentication>
                  <username>%EMAILLOCALPART%</username>
                </incomingServer>
                <incomingServer type="imap">
                  <hostname>open.example.org</hostname><port>143</port><socketType>plain</socketType>
                </incomingServer>
                <outgoingServer type="smtp">
                  <hostname>out.example.org</hostname>
                  <port>587</port>
                  <socketType>STARTTLS</socketType>
                  <username>%EMAILADDRESS%</username>
                  <authentication>OAuth2</authentication>
                  <authentication>password-cleartext</authentication>
                </outgoingServer>
              </emailProvider>
            </clientConfig>
            """;

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final HttpServer server;
    private final FakeRecords records = new FakeRecords();
    private Doors doors = _ -> Optional.empty();

    ServerSearchTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        var page = pages.get(exchange.getRequestURI().getPath());
                        if (page == null) {
                            exchange.sendResponseHeaders(404, -1);
                        } else if (page.startsWith("http")) {
                            exchange.getResponseHeaders().set("Location", page);
                            exchange.sendResponseHeaders(302, -1);
                        } else {
                            var bytes = page.getBytes(StandardCharsets.UTF_8);
                            exchange.sendResponseHeaders(200, bytes.length);
                            exchange.getResponseBody().write(bytes);
                        }
                    }
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /// The way of each protected address to the server of this test, and nothing else.
    private Optional<byte[]> web(URI address) throws IOException {
        assertEquals("https", address.getScheme());
        synchronized (asked) {
            asked.add(address.getHost() + address.getPath());
        }
        return new HttpWeb().get(here("/" + address.getHost() + address.getPath()));
    }

    private URI here(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private ServerSearch.Found find(String address) {
        return new ServerSearch(this::web, records, doors).find(address, _ -> {});
    }

    private static Map<Source, Outcome> outcomes(ServerSearch.Found found) {
        return found.clues().stream().collect(Collectors.toMap(Clue::source, Clue::outcome));
    }

    @Test
    void aKnownCompanyIsNotAskedAnything() {
        var found = find("a@gmail.com");
        assertEquals(List.of(), asked);
        assertEquals(Map.of(Source.KNOWN, Outcome.FOUND), outcomes(found));
        assertEquals("imap.gmail.com", found.incoming().getFirst().host());
        assertEquals(Wanted.APP_PASSWORD, found.password());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/autoconfig.example.org/mail/config-v1.1.xml",
                "/example.org/.well-known/autoconfig/mail/config-v1.1.xml"
            })
    void whatTheDomainPublishesComesFirst(String place) {
        pages.put(place, PUBLISHED);
        var found = find("shop@example.org");
        assertEquals("imaps://shop@box.example.org:993", found.incoming().getFirst().toString());
        assertEquals(
                "smtp://shop@example.org@out.example.org:587?starttls",
                found.outgoing().getFirst().toString());
        assertEquals(Wanted.MODERN_SIGN_IN, found.password());
        assertEquals(
                "pop3s://shop@example.org@pop.example.org:995", found.incoming().get(1).toString());
        assertTrue(found.incoming().stream().noneMatch(url -> url.host().startsWith("open.")));
        assertEquals(
                Map.of(
                        Source.KNOWN,
                        Outcome.NOTHING,
                        Source.PUBLISHED,
                        Outcome.FOUND,
                        Source.RECORDS,
                        Outcome.NOTHING,
                        Source.EXCHANGE,
                        Outcome.NOTHING,
                        Source.USUAL,
                        Outcome.FOUND),
                outcomes(found));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><clientConfig>&a;"
                        + "<incomingServer type=\"imap\"><hostname>&a;</hostname><port>993</port>"
                        + "<socketType>SSL</socketType></incomingServer></clientConfig>",
                "<clientConfig><incomingServer type=\"imap\"><hostname>a b/c@d</hostname>"
                    + "<port>993</port><socketType>SSL</socketType></incomingServer></clientConfig>",
                "<clientConfig><incomingServer type=\"imap\"><hostname>a.example</hostname>"
                        + "<port>99999999999</port><socketType>SSL</socketType></incomingServer>"
                        + "</clientConfig>",
                "<html><body>Not found, but politely",
                ""
            })
    void aPublishedDocumentThatIsDamagedOrCunningIsNothing(String document) {
        pages.put("/autoconfig.example.org/mail/config-v1.1.xml", document);
        var found = find("shop@example.org");
        assertEquals(Outcome.NOTHING, outcomes(found).get(Source.PUBLISHED));
        assertEquals("imap.example.org", found.incoming().getFirst().host());
    }

    @Test
    void aBillionLaughsAreNotLaughed() {
        var bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY a \"ha\">");
        for (char name = 'b'; name < 'z'; name++) {
            var inner = ("&" + (char) (name - 1) + ";").repeat(10);
            bomb.append("<!ENTITY ").append(name).append(" \"").append(inner).append("\">");
        }
        pages.put(
                "/autoconfig.example.org/mail/config-v1.1.xml",
                bomb + "]><clientConfig>&y;</clientConfig>");
        assertEquals(Outcome.NOTHING, outcomes(find("a@example.org")).get(Source.PUBLISHED));
    }

    @Test
    void recordsWithinTheDomainAreUsedAndForeignOnesOnlyShown() {
        records.service("_imaps._tcp.example.org", 993, "in.example.org")
                .service("_submission._tcp.example.org", 587, "out.example.org");
        var own = find("a@example.org");
        assertEquals("imaps://a@example.org@in.example.org:993", own.incoming().getFirst() + "");
        assertEquals(
                "smtp://a@example.org@out.example.org:587?starttls",
                own.outgoing().getFirst() + "");
        assertNull(own.foreign());

        records.service("_imaps._tcp.example.com", 993, "mail.stranger.example");
        var foreign = find("a@example.com");
        assertEquals(Outcome.FOREIGN, outcomes(foreign).get(Source.RECORDS));
        assertTrue(foreign.incoming().stream().noneMatch(url -> url.host().contains("stranger")));
        var shown = foreign.foreign();
        assertNotNull(shown);
        assertEquals("mail.stranger.example", shown.incoming().getFirst().host());
    }

    @Test
    void aDomainThatHasNothingButPopIsFound() {
        records.service("_pop3s._tcp.example.org", 995, "in.example.org");
        assertEquals(
                "pop3s://a@example.org@in.example.org:995",
                find("a@example.org").incoming().getFirst().toString());
        doors =
                url ->
                        url.port() == 995 && url.host().startsWith("pop.")
                                ? Optional.empty()
                                : Optional.of(MailboxUnreachable.unknown(url.host(), null));
        assertEquals(
                List.of("pop3s://a@example.com@pop.example.com:995"),
                find("a@example.com").incoming().stream().map(ServerUrl::toString).toList());
    }

    @Test
    void aServiceThatTheDomainSaysItHasNotIsNone() {
        records.service("_imaps._tcp.example.org", 0, "");
        assertEquals(Outcome.NOTHING, outcomes(find("a@example.org")).get(Source.RECORDS));
    }

    @Test
    void whoTakesInTheMailOfADomainTellsItsServers() {
        records.exchange("example.org", "aspmx.l.google.com");
        var found = find("shop@example.org");
        assertEquals("aspmx.l.google.com", found.exchange());
        assertEquals(
                "imaps://shop@example.org@imap.gmail.com:993",
                found.incoming().getFirst().toString());
        assertEquals(Wanted.APP_PASSWORD, found.password());
    }

    @Test
    void withoutANetworkTheUsualNamesAreLeft() {
        records.away();
        server.stop(0);
        var told = new ArrayList<Clue>();
        var found = new ServerSearch(this::web, records, doors).find("a@example.org", told::add);
        assertEquals(found.clues(), told);
        assertEquals(Outcome.AWAY, outcomes(found).get(Source.PUBLISHED));
        assertEquals(Outcome.AWAY, outcomes(found).get(Source.RECORDS));
        assertEquals(Outcome.AWAY, outcomes(found).get(Source.EXCHANGE));
        assertEquals("imap.example.org", found.incoming().getFirst().host());
    }

    @Test
    void doorsThatStayShutAreNotTriedAgainAndNamed() {
        doors =
                url ->
                        url.host().startsWith("mail.")
                                ? Optional.empty()
                                : Optional.of(MailboxUnreachable.unknown(url.host(), null));
        var found = find("a@example.org");
        assertEquals(
                List.of("mail.example.org:993", "mail.example.org:143", "mail.example.org:995"),
                found.incoming().stream().map(url -> url.host() + ":" + url.port()).toList());
        assertTrue(
                found.shut().stream().anyMatch(one -> one.url().host().equals("imap.example.org")));

        doors = url -> Optional.of(MailboxUnreachable.unknown(url.host(), null));
        assertEquals(1, find("a@example.org").incoming().size(), "so that its failure is told");
    }

    @Test
    void aKnockIsAnsweredOrNot() throws IOException {
        var open = ServerUrl.parse("imap://127.0.0.1:" + server.getAddress().getPort());
        assertEquals(Optional.empty(), Doors.network().shut(open));
        server.stop(0);
        assertEquals(
                "mail.unreachable", Doors.network().shut(open).map(one -> one.key()).orElse(""));
        assertEquals(
                "mail.hostUnknown",
                Doors.network()
                        .shut(ServerUrl.parse("imap://nobody.invalid"))
                        .map(one -> one.key())
                        .orElse(""));
    }

    @Test
    void anAnswerThatIsTooLongIsNotReadToItsEnd() {
        pages.put("/long", "x".repeat(300_000));
        assertThrows(IOException.class, () -> new HttpWeb().get(here("/long")));
    }

    @Test
    void anotherAlphabetIsAskedForAsTheDnsWritesIt() {
        records.service("_imaps._tcp.xn--caff-dma.example", 993, "in.xn--caff-dma.example");
        var found = find("a@caffé.example".replace("é", "\u00e8"));
        assertEquals(5, found.clues().size());
    }
}
