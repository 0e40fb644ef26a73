package org.sportello.mail.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

class NetworkPicturesTest {

    private static final byte[] GIF = "GIF89a and so on".getBytes(US_ASCII);

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private String here;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        here = ":" + server.getAddress().getPort();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /// A net in which `good.example` is this computer, and every other name a neighbour.
    private NetworkPictures pictures() {
        var good = InetAddress.getLoopbackAddress();
        return new NetworkPictures(
                host -> {
                    asked.add(host);
                    return host.equals("good.example")
                            ? new InetAddress[] {good}
                            : InetAddress.getAllByName(
                                    host.equals("both.example") ? "10.0.0.1" : host);
                },
                good::equals);
    }

    private void answer(String path, int status, String type, byte[] body, String... location) {
        server.createContext(path, exchange -> answer(exchange, status, type, body, location));
    }

    private static void answer(
            HttpExchange exchange, int status, String type, byte[] body, String... location)
            throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            if (location.length > 0) exchange.getResponseHeaders().set("Location", location[0]);
            exchange.sendResponseHeaders(status, location.length > 1 ? 0 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void a_picture_comes_whole_or_in_pieces_and_over_a_redirect() {
        answer("/a.gif", 200, "image/gif", GIF);
        answer("/pieces.gif", 200, "image/gif", GIF, "", "in pieces");
        answer("/moved.gif", 302, "text/html", GIF, "/a.gif");

        assertArrayEquals(
                GIF, pictures().fetch("http://good.example" + here + "/a.gif").orElseThrow());
        assertArrayEquals(
                GIF, pictures().fetch("http://good.example" + here + "/pieces.gif").orElseThrow());
        assertArrayEquals(
                GIF, pictures().fetch("http://good.example" + here + "/moved.gif").orElseThrow());
    }

    @Test
    void what_is_no_picture_or_too_large_is_left_there() {
        answer("/page", 200, "text/html", GIF);
        answer("/drawing", 200, "image/svg+xml", "<svg/>".getBytes(US_ASCII));
        answer("/lost", 404, "image/gif", GIF);
        var large = new byte[NetworkPictures.LARGEST + 1];
        System.arraycopy(GIF, 0, large, 0, GIF.length);
        answer("/large", 200, "image/gif", large);
        answer("/endless", 302, "text/html", GIF, "/endless");

        for (var path : List.of("/page", "/drawing", "/lost", "/large", "/endless"))
            assertTrue(pictures().fetch("http://good.example" + here + path).isEmpty(), path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://both.example/",
                "http://127.0.0.2/",
                "http://2130706434/",
                "http://[::1]/",
                "http://[::ffff:127.0.0.2]/",
                "http://169.254.169.254/latest",
                "file:///etc/hosts",
                "ftp://good.example/a.gif",
                "http://good.example:25/",
                "gopher://good.example/",
                "//good.example",
                "http:///a.gif",
                "no address",
                ""
            })
    void nothing_is_asked_of_neighbours_or_in_other_ways(String url) {
        assertTrue(pictures().fetch(url).isEmpty());
    }

    @Test
    void a_redirect_does_not_lead_to_a_neighbour_either() {
        answer("/a", 302, "text/html", GIF, "http://127.0.0.2" + here + "/secret");
        answer("/secret", 200, "image/gif", GIF);

        assertTrue(pictures().fetch("http://good.example" + here + "/a").isEmpty());
        assertEquals(List.of("good.example", "127.0.0.2"), asked);
    }

    @Test
    void a_message_gets_two_hundred_and_no_more() {
        answer("/a.gif", 200, "image/gif", GIF);
        var pictures = pictures();
        for (int i = 0; i < 200; i++) pictures.fetch("file:///x");

        assertTrue(pictures.fetch("http://good.example" + here + "/a.gif").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "2001:db8::1",
                "2001::1",
                "2002:a00:1::1",
                "100::1"
            })
    void these_are_not_public(String address) throws IOException {
        assertFalse(PublicAddress.is(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "93.184.216.34",
                "100.128.0.1",
                "172.32.0.1",
                "192.1.2.3",
                "2606:4700::1",
                "2a00:1450::1"
            })
    void these_are(String address) throws IOException {
        assertTrue(PublicAddress.is(InetAddress.getByName(address)));
    }
}
