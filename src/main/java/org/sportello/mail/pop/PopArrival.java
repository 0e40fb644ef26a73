package org.sportello.mail.pop;

import org.sportello.mail.parse.dates.Dates;
import org.sportello.mail.parse.mime.HeaderBlock;
import org.sportello.mail.parse.mime.Troubles;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// When a message arrived, which POP3 does not say: the stamp of the server that it lies on, which
/// is the topmost `Received` (RFC 5321 §4.4); else its own date; else now.
public final class PopArrival {

    private PopArrival() {}

    /// The moment, never in the future.
    public static Instant of(byte[] message) {
        var now = Instant.now();
        var headers = HeaderBlock.read(message, 0, message.length, new Troubles());
        return Stream.of(stamp(headers.first("received")), headers.first("date"))
                .flatMap(text -> Optional.ofNullable(text).map(Dates::read).stream())
                .filter(at -> !at.isAfter(now))
                .findFirst()
                .orElse(now);
    }

    private static @org.jspecify.annotations.Nullable String stamp(
            @org.jspecify.annotations.Nullable String received) {
        return received == null ? null : received.substring(received.lastIndexOf(';') + 1);
    }
}
