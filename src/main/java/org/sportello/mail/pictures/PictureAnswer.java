package org.sportello.mail.pictures;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a web server answered to the request for one picture.
sealed interface PictureAnswer {

    /// The largest picture that is read, in bytes.
    int LARGEST = 5_000_000;

    /// How files of pictures begin that can be drawn here: PNG, JPEG, GIF, BMP.
    List<byte[]> BEGINNINGS =
            List.of(
                    new byte[] {(byte) 0x89, 'P', 'N', 'G'},
                    new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
                    new byte[] {'G', 'I', 'F', '8'},
                    new byte[] {'B', 'M'});

    /// The picture, whole.
    record Bytes(byte[] bytes) implements PictureAnswer {}

    /// It is somewhere else.
    record Moved(URI to) implements PictureAnswer {}

    /// Nothing that can be drawn.
    record Nothing() implements PictureAnswer {}

    default Optional<byte[]> picture() {
        return this instanceof Bytes(var bytes) ? Optional.of(bytes) : Optional.empty();
    }

    /// A picture only by its type and by its first bytes, which those of a compressed body are not.
    static PictureAnswer of(URI asked, ClassicHttpResponse response) throws IOException {
        return switch (response.getCode()) {
            case HttpStatus.SC_OK -> picture(response);
            case HttpStatus.SC_MOVED_PERMANENTLY,
                    HttpStatus.SC_MOVED_TEMPORARILY,
                    HttpStatus.SC_SEE_OTHER,
                    HttpStatus.SC_TEMPORARY_REDIRECT,
                    HttpStatus.SC_PERMANENT_REDIRECT -> {
                var to = field(response, HttpHeaders.LOCATION);
                yield to.isEmpty()
                        ? new Nothing()
                        : new Moved(asked.resolve(to.replace(" ", "%20")));
            }
            default -> new Nothing();
        };
    }

    private static PictureAnswer picture(ClassicHttpResponse response) throws IOException {
        var type = field(response, HttpHeaders.CONTENT_TYPE).toLowerCase(Locale.ROOT);
        boolean may = type.startsWith("image/") || type.startsWith("application/octet-stream");
        var body = response.getEntity();
        if (!may || body == null || body.getContentLength() > LARGEST) {
            return new Nothing();
        }
        var bytes = body.getContent().readNBytes(LARGEST + 1);
        return bytes.length <= LARGEST && drawable(bytes) ? new Bytes(bytes) : new Nothing();
    }

    private static String field(ClassicHttpResponse response, String name) {
        var field = response.getFirstHeader(name);
        return field == null || field.getValue() == null ? "" : field.getValue();
    }

    private static boolean drawable(byte[] bytes) {
        return BEGINNINGS.stream()
                .anyMatch(start ->
                        bytes.length > start.length
                                && Arrays.equals(bytes, 0, start.length, start, 0, start.length));
    }
}
