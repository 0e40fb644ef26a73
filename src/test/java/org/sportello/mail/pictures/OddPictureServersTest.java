package org.sportello.mail.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import javax.net.ssl.SSLContext;

/// Servers that answer in pieces, wrongly, without end, or not at all; no line to them stays open.
class OddPictureServersTest {

    private static final String GIF = "GIF89a and so on";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\n";
    private static final Duration AMPLE = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Semaphore hungUp = new Semaphore(0);
    private final AtomicInteger lines = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private ServerSocket server;

    /// What a server says as soon as somebody begins to ask.
    private interface Answer {

        void to(OutputStream out) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void everyLineIsClosed() throws IOException, InterruptedException {
        server.close();
        assertTrue(hungUp.tryAcquire(lines.get(), 60, TimeUnit.SECONDS));
    }

    private Optional<String> fetch(String scheme, Duration longest, Answer answer) {
        Thread.ofVirtual().start(() -> serve(answer));
        var names = new PublicNames(InetAddress::getAllByName, InetAddress::isLoopbackAddress);
        return new NetworkPictures(() -> new PublicWeb(names, tls(), longest), longest)
                .fetch(scheme + "://127.0.0.1:" + server.getLocalPort() + "/")
                .map(bytes -> new String(bytes, US_ASCII));
    }

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private void serve(Answer answer) {
        try (var line = server.accept()) {
            lines.incrementAndGet();
            line.getInputStream().read();
            answer.to(line.getOutputStream());
            line.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // So it ends for a server in the middle of a word.
        } finally {
            hungUp.release();
        }
    }

    private static Answer text(String answer) {
        return out -> out.write(answer.getBytes(US_ASCII));
    }

    private Answer andThenForEver(String start, String again) {
        return out -> {
            out.write(start.getBytes(US_ASCII));
            while (true) {
                out.write(again.getBytes(US_ASCII));
                sent.addAndGet(again.length());
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 16\r\n\r\n" + GIF + "and more",
                "Transfer-Encoding: chunked\r\n\r\n"
                        + "7;x=y\r\n"
                        + "GIF89a \r\n"
                        + "9\r\n"
                        + "and so on\r\n"
                        + "0\r\n"
                        + "X: y\r\n\r\n",
                "Content-Encoding: identity\r\nContent-Length: 16\r\n\r\n" + GIF
            })
    void a_picture_comes_whole_or_in_pieces(String answer) {
        assertEquals(Optional.of(GIF), fetch("http", AMPLE, text(HEAD + answer)));
    }

    @Test
    void a_picture_may_end_with_its_line() {
        assertEquals(
                Optional.of(GIF),
                fetch(
                        "http",
                        AMPLE,
                        out -> {
                            out.write((HEAD + "\r\n" + GIF).getBytes(US_ASCII));
                            throw new IOException("enough");
                        }));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 17\r\n\r\n" + GIF,
                "Content-Length: -1\r\n\r\n" + GIF,
                "Transfer-Encoding: chunked\r\n\r\n10\r\n" + GIF + "\r\n",
                "Transfer-Encoding: chunked\r\n\r\nsixteen\r\n" + GIF + "\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n-10\r\n" + GIF + "\r\n0\r\n\r\n",
                "Content-Length: 99999999999999999999\r\n\r\n" + GIF
            })
    void a_picture_that_breaks_off_is_none(String answer) {
        assertEquals(
                Optional.empty(),
                fetch(
                        "http",
                        AMPLE,
                        out -> {
                            out.write((HEAD + answer).getBytes(US_ASCII));
                            throw new IOException("enough");
                        }));
    }

    @ParameterizedTest
    @MethodSource
    void what_has_no_end_is_not_read_to_its_end(String start, String again) {
        assertEquals(Optional.empty(), fetch("http", AMPLE, andThenForEver(start, again)));
        assertTrue(sent.get() < 10 * PictureAnswer.LARGEST, () -> sent + " bytes");
    }

    static List<Arguments> what_has_no_end_is_not_read_to_its_end() {
        var more = "x".repeat(10_000);
        return List.of(
                Arguments.of(HEAD, "\r\n" + GIF),
                Arguments.of(
                        HEAD + "Transfer-Encoding: chunked\r\n\r\n6\r\nGIF89a\r\n",
                        "2710\r\n" + more + "\r\n"),
                Arguments.of(
                        HEAD + "Transfer-Encoding: chunked\r\n\r\n", "1;" + more + "\r\nx\r\n"),
                Arguments.of(HEAD, more),
                Arguments.of(HEAD, "X: y\r\n"),
                Arguments.of("", "\r\n"));
    }

    /// Somebody else's page below a redirect is not fetched to throw it away.
    @Test
    void what_stands_below_a_redirect_is_not_read() {
        assertEquals(
                Optional.empty(),
                fetch(
                        "http",
                        AMPLE,
                        andThenForEver("HTTP/1.1 302 Found\r\nLocation: ftp://x/\r\n\r\n", "x")));
        assertTrue(sent.get() < PictureAnswer.LARGEST * 10, () -> sent + " bytes");
    }

    @Test
    void what_never_comes_to_the_point_ends_at_its_time() {
        assertEquals(Optional.empty(), fetch("http", SHORT, text("")));
        assertEquals(Optional.empty(), fetch("https", SHORT, text("")));
        assertEquals(Optional.empty(), fetch("http", SHORT, text(HEAD)));
        assertEquals(
                Optional.empty(),
                fetch("http", SHORT, text(HEAD + "Content-Length: 17\r\n\r\n" + GIF)));
        assertEquals(
                Optional.empty(),
                fetch("http", SHORT, andThenForEver("", "HTTP/1.1 100 Continue\r\n\r\n")));
    }

    /// Each byte is in time for itself.
    @Test
    void what_trickles_ends_at_its_time() {
        var never = new CountDownLatch(1);

        assertEquals(
                Optional.empty(),
                fetch(
                        "http",
                        SHORT,
                        out -> {
                            out.write(
                                    (HEAD + "Content-Length: 1000\r\n\r\n" + GIF)
                                            .getBytes(US_ASCII));
                            try {
                                while (!never.await(20, TimeUnit.MILLISECONDS)) out.write('x');
                            } catch (InterruptedException stopped) {
                                Thread.currentThread().interrupt();
                            }
                        }));
    }

    @Test
    void what_is_announced_first_comes_all_the_same() {
        assertEquals(
                Optional.of(GIF),
                fetch(
                        "http",
                        AMPLE,
                        text(
                                "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
                                        + HEAD
                                        + "Content-Length: 16\r\n\r\n"
                                        + GIF)));
    }
}
