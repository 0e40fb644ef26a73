package org.sportello.mail.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a web server answered to the request for one picture (RFC 9112), within limits.
final class PictureAnswer {

    private static final int LONGEST_LINE = 8192;
    private static final int MOST_LINES = 100;
    private static final int OK = 200;

    /// How files of pictures begin that can be drawn here: PNG, JPEG, GIF, BMP.
    private static final List<byte[]> BEGINNINGS =
            List.of(
                    new byte[] {(byte) 0x89, 'P', 'N', 'G'},
                    new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
                    new byte[] {'G', 'I', 'F', '8'},
                    new byte[] {'B', 'M'});

    private final int status;
    private final Map<String, String> fields = new HashMap<>();
    private final InputStream in;

    private PictureAnswer(InputStream in) throws IOException {
        this.in = in;
        var words = line().split(" ", 3);
        status = words.length > 1 && words[0].startsWith("HTTP/1.") ? number(words[1], 10) : 0;
        for (int i = 0; ; i++) {
            var line = line();
            if (line.isEmpty()) {
                return;
            }
            if (i > MOST_LINES) {
                throw new IOException("too many fields");
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
    }

    /// Asks for the picture on this line, and reads the head of the answer.
    static PictureAnswer to(URI uri, Socket line) throws IOException {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var target = URI.create(path + query).toASCIIString();
        var port = uri.getPort() > 0 ? ":" + uri.getPort() : "";
        var request =
                "GET "
                        + target
                        + " HTTP/1.1\r\nHost: "
                        + uri.getHost()
                        + port
                        + "\r\nUser-Agent: Mozilla/5.0\r\nAccept: image/*\r\nAccept-Encoding:"
                        + " identity\r\nConnection: close\r\n\r\n";
        line.getOutputStream().write(request.getBytes(US_ASCII));
        line.getOutputStream().flush();
        return new PictureAnswer(new BufferedInputStream(line.getInputStream()));
    }

    /// Where the picture is instead.
    Optional<URI> redirect(URI from) {
        var to = fields.get("location");
        boolean moved =
                status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        return moved && to != null
                ? Optional.of(from.resolve(to.replace(" ", "%20")))
                : Optional.empty();
    }

    /// The picture, if it is one by its type and by its first bytes, and not too large.
    Optional<byte[]> picture() throws IOException {
        var type = fields.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        boolean may = type.startsWith("image/") || type.startsWith("application/octet-stream");
        var encoding = fields.getOrDefault("content-encoding", "identity");
        if (status != OK || !may || !encoding.equalsIgnoreCase("identity")) {
            return Optional.empty();
        }
        boolean chunked =
                fields.getOrDefault("transfer-encoding", "")
                        .toLowerCase(Locale.ROOT)
                        .contains("chunked");
        var bytes = chunked ? chunks() : whole();
        return bytes.length <= NetworkPictures.LARGEST && drawable(bytes)
                ? Optional.of(bytes)
                : Optional.empty();
    }

    private static boolean drawable(byte[] bytes) {
        return BEGINNINGS.stream()
                .anyMatch(start ->
                        bytes.length > start.length
                                && Arrays.equals(bytes, 0, start.length, start, 0, start.length));
    }

    private byte[] whole() throws IOException {
        var length = fields.get("content-length");
        int wanted = length == null ? NetworkPictures.LARGEST + 1 : number(length, 10);
        var bytes = in.readNBytes(Math.min(wanted, NetworkPictures.LARGEST + 1));
        if (length != null && bytes.length < wanted && bytes.length <= NetworkPictures.LARGEST) {
            throw new IOException("ended early");
        }
        return bytes;
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        while (all.size() <= NetworkPictures.LARGEST) {
            int size = number(line().split(";", 2)[0].strip(), 16);
            if (size == 0) {
                break;
            }
            all.write(in.readNBytes(Math.min(size, NetworkPictures.LARGEST + 1)));
            line();
        }
        return all.toByteArray();
    }

    private static int number(String text, int radix) throws IOException {
        try {
            int number = Integer.parseInt(text.strip(), radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            throw new IOException("no number", wrong);
        }
        throw new IOException("below zero");
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.size() > LONGEST_LINE) {
                throw new IOException("no line");
            }
            line.write(c);
        }
        var text = line.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
