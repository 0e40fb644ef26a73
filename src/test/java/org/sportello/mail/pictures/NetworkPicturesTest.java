package org.sportello.mail.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.mail.signin.TestCertificates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

class NetworkPicturesTest {

    private static final byte[] GIF = "GIF89a and so on".getBytes(US_ASCII);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final TestCertificates.Time TIME =
            TestCertificates.Time.around(LocalDate.of(2026, 11, 22));
    private static final TestCertificates.Identity CERTIFICATE =
            TestCertificates.server(null, TIME, List.of("good.example", "moved.example"));

    private final List<String> lookedUp = new CopyOnWriteArrayList<>();
    private final List<String> served = new CopyOnWriteArrayList<>();
    private HttpServer plain;
    private HttpsServer secure;

    /// On every address of this computer, as a neighbour's service may be.
    @BeforeEach
    void start() throws IOException {
        plain = HttpServer.create(new InetSocketAddress(0), 0);
        secure = HttpsServer.create(new InetSocketAddress(0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(CERTIFICATE.server()));
        plain.start();
        secure.start();
    }

    @AfterEach
    void stop() {
        plain.stop(0);
        secure.stop(0);
    }

    /// A net in which some names are a public server, whose address is this computer's, and every
    /// other one is what it is.
    private NetworkPictures pictures() {
        var names =
                new PublicNames(
                        host -> {
                            lookedUp.add(host);
                            return switch (host) {
                                case "good.example", "moved.example", "other.example" ->
                                        new InetAddress[] {InetAddress.getLoopbackAddress()};
                                case "both.example" ->
                                        new InetAddress[] {
                                            InetAddress.getLoopbackAddress(),
                                            InetAddress.ofLiteral("127.0.0.2")
                                        };
                                default -> InetAddress.getAllByName(host);
                            };
                        },
                        InetAddress.getLoopbackAddress()::equals);
        return new NetworkPictures(() -> new PublicWeb(names, trusting(), LONGEST), LONGEST);
    }

    private static SSLContext trusting() {
        try {
            var known = KeyStore.getInstance("PKCS12");
            known.load(null, null);
            known.setCertificateEntry("server", CERTIFICATE.certificate());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(known);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private Optional<byte[]> fetch(String path) {
        return pictures().fetch(plain("good.example", path));
    }

    private String plain(String host, String path) {
        return "http://" + host + ":" + plain.getAddress().getPort() + path;
    }

    private String secure(String host, String path) {
        return "https://" + host + ":" + secure.getAddress().getPort() + path;
    }

    private record Field(String name, String value) {}

    private void answer(String path, int status, byte[] body, Field... fields) {
        answer(plain, path, status, body, fields);
    }

    private void answer(HttpServer server, String path, int status, byte[] body, Field... fields) {
        server.createContext(
                path,
                exchange -> {
                    try (exchange) {
                        served.add(exchange.getRequestURI().toString());
                        for (var field : fields)
                            exchange.getResponseHeaders().set(field.name(), field.value());
                        exchange.sendResponseHeaders(status, body.length);
                        exchange.getResponseBody().write(body);
                    }
                });
    }

    private static Field type(String type) {
        return new Field("Content-Type", type);
    }

    private static Field location(String to) {
        return new Field("Location", to);
    }

    @Test
    void a_picture_comes_whole_and_over_redirects_also_to_another_server() {
        answer("/a b/ü.gif", 200, GIF, type("image/gif"));
        answer("/near", 302, GIF, location("/a b/%C3%BC.gif?x=%2f|"));
        answer("/far", 308, GIF, location(plain("moved.example", "/a%20b/%C3%BC.gif")));

        assertArrayEquals(GIF, fetch("/a b/ü.gif").orElseThrow());
        assertArrayEquals(GIF, fetch("/far").orElseThrow());
        assertTrue(fetch("/near").isEmpty(), "no address of RFC 3986");
        assertEquals(
                List.of("good.example", "good.example", "moved.example", "good.example"), lookedUp);
    }

    @Test
    void a_request_tells_nothing_of_us() {
        var told = new ArrayList<String>();
        plain.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        exchange.getRequestHeaders()
                                .forEach((name, values) -> told.add(name + ": " + values));
                        exchange.getResponseHeaders().set("Set-Cookie", "you=1; Path=/");
                        exchange.getResponseHeaders().set("Content-Type", "image/gif");
                        exchange.sendResponseHeaders(200, GIF.length);
                        exchange.getResponseBody().write(GIF);
                    }
                });
        var pictures = pictures();
        pictures.fetch(plain("you:secret@good.example", "/a"));
        told.clear();
        pictures.fetch(plain("good.example", "/b"));

        assertEquals(
                List.of(
                        "Accept-encoding: [identity]",
                        "Accept: [image/*]",
                        "Connection: [keep-alive]",
                        "Host: [good.example:" + plain.getAddress().getPort() + "]",
                        "User-agent: [Mozilla/5.0]"),
                told.stream().sorted().toList());
    }

    @Test
    void what_is_no_picture_or_too_large_is_left_there() throws IOException {
        answer("/page", 200, GIF, type("text/html"));
        answer("/untyped", 200, GIF);
        answer("/drawing", 200, "<svg/>".getBytes(US_ASCII), type("image/svg+xml"));
        answer("/lost", 404, GIF, type("image/gif"));
        answer("/empty", 204, new byte[0], type("image/gif"));
        answer("/endless", 302, GIF, location("/endless"));
        answer("/nowhere", 302, GIF, type("image/gif"));
        var large = new byte[PictureAnswer.LARGEST + 1];
        System.arraycopy(GIF, 0, large, 0, GIF.length);
        answer("/large", 200, large, type("image/gif"));

        for (var path : List.of("/page", "/untyped", "/drawing", "/lost", "/nowhere", "/large"))
            assertTrue(fetch(path).isEmpty(), path);
        assertTrue(fetch("/endless").isEmpty());
        assertEquals(6, served.stream().filter("/endless"::equals).count());
    }

    /// It would be a bomb for us as for its reader.
    @Test
    void what_is_compressed_is_not_unpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(GIF);
        }
        answer(
                "/packed",
                200,
                packed.toByteArray(),
                type("image/gif"),
                new Field("Content-Encoding", "gzip"));

        assertTrue(fetch("/packed").isEmpty());
        assertEquals(List.of("/packed"), served);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "both.example",
                "127.0.0.2",
                "[::1]",
                "[0:0:0:0:0:ffff:7f00:2]",
                "[::ffff:127.0.0.2]",
                "2130706434",
                "0x7f.0.0.2",
                "0177.0.0.2",
                "127.2",
                "0",
                "0.0.0.0",
                "you@127.0.0.2"
            })
    void a_neighbour_is_not_asked_however_its_address_is_written(String host) {
        answer("/", 200, GIF, type("image/gif"));
        answer("/moved", 302, GIF, location(plain(host, "/")));

        assertTrue(pictures().fetch(plain(host, "/")).isEmpty());
        assertEquals(List.of(), served);

        assertTrue(fetch("/moved").isEmpty());
        assertEquals(List.of("/moved"), served);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/hosts",
                "ftp://good.example/a.gif",
                "gopher://good.example/",
                "http://good.example:25/",
                "http://good.example:0/",
                "//good.example",
                "http:///a.gif",
                "http:a.gif",
                "no address",
                ""
            })
    void nothing_is_asked_in_other_ways(String url) {
        answer("/moved", 302, GIF, location(url));

        assertTrue(pictures().fetch(url).isEmpty());
        assertEquals(List.of(), lookedUp);
        assertTrue(fetch("/moved").isEmpty());
    }

    @Test
    void a_protected_line_is_not_left_and_belongs_to_whom_it_should() {
        answer(plain, "/a.gif", 200, GIF, type("image/gif"));
        answer(secure, "/a.gif", 200, GIF, type("image/gif"));
        answer(secure, "/down", 302, GIF, location(plain("good.example", "/a.gif")));
        answer("/up", 302, GIF, location(secure("moved.example", "/a.gif")));

        var pictures = pictures();
        assertArrayEquals(GIF, pictures.fetch(secure("good.example", "/a.gif")).orElseThrow());
        assertArrayEquals(GIF, pictures.fetch(plain("good.example", "/up")).orElseThrow());
        served.clear();
        assertTrue(pictures.fetch(secure("good.example", "/down")).isEmpty());
        assertTrue(pictures.fetch(secure("other.example", "/a.gif")).isEmpty());
        assertEquals(List.of("/down"), served);
    }

    @Test
    void a_message_gets_two_hundred_and_no_more() {
        answer("/a.gif", 200, GIF, type("image/gif"));
        var pictures = pictures();
        for (int i = 0; i < 199; i++) pictures.fetch("file:///x");

        assertTrue(pictures.fetch(plain("good.example", "/a.gif")).isPresent());
        assertTrue(pictures.fetch(plain("good.example", "/a.gif")).isEmpty());
    }

    @Test
    void a_message_gets_forty_million_bytes_and_no_more() {
        var large = new byte[PictureAnswer.LARGEST];
        System.arraycopy(GIF, 0, large, 0, GIF.length);
        answer("/large", 200, large, type("image/gif"));
        var pictures = pictures();
        for (int i = 0; i < 8; i++)
            assertTrue(pictures.fetch(plain("good.example", "/large")).isPresent());

        assertTrue(pictures.fetch(plain("good.example", "/large")).isEmpty());
    }
}
