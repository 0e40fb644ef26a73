package org.sportello.mail.imap;

import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.Incomplete;
import org.sportello.mail.RawMail;
import org.sportello.mail.Stub;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.fetch.MailServerRefused;
import org.sportello.mail.fetch.Suspects;
import org.sportello.mail.marks.Marks;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Optional;

/// Reads one message of the open folder on its own, in pieces, so that nothing else stands in the
/// way of it. What the server cannot deliver, or what is too large, is replaced by a stub.
final class SingleFetch {

    private static final int PIECE = 4 * 1024 * 1024;
    private static final int TRIES = 3;

    private final ImapConnection connection;
    private final String folder;
    private final Limits limits;
    private final Suspects suspects;

    SingleFetch(ImapConnection connection, String folder, Limits limits, Suspects suspects) {
        this.suspects = suspects;
        this.connection = connection;
        this.folder = folder;
        this.limits = limits;
    }

    /// The message; empty if it has vanished.
    ///
    /// @param size what the server says, 0 if it has not said
    Optional<RawMail> fetch(long uid, long size) {
        if (suspects.lost(uid)) {
            var why = Incomplete.notDelivered();
            var stub = Stub.onServer(new byte[0], folder, why);
            return Optional.of(new RawMail(stub, folder + " " + uid, uid, Instant.now(), why));
        }
        if (size > limits.largest()) {
            return Optional.of(stub(uid, Incomplete.tooLarge(size, limits.largest())));
        }
        var bytes = body(uid, size);
        if (bytes.isEmpty()) {
            return Optional.of(stub(uid, Incomplete.notDelivered()));
        }
        var length = bytes.get().length;
        if (length == 0) {
            return Optional.empty();
        }
        if (length > limits.largest()) {
            return Optional.of(stub(uid, Incomplete.tooLarge(length, limits.largest())));
        }
        var known = known(uid);
        return Optional.of(
                new RawMail(
                        bytes.get(),
                        folder + " " + uid,
                        uid,
                        known.arrived(),
                        null,
                        known.marks()));
    }

    /// A message of another size than announced, or a no, may be an accident on the way: both are
    /// believed only when they are said twice. Some servers never get the size right.
    ///
    /// @return empty if the server insists on not handing it out
    private Optional<byte[]> body(long uid, long size) {
        var expected = size;
        MailServerRefused refused = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                var bytes = pieces(uid, "BODY.PEEK[]", Math.max(size, 1024), limits.largest() + 1);
                if (expected == 0 || bytes.length == expected) {
                    return Optional.of(bytes);
                }
                expected = bytes.length;
                refused = null;
            } catch (MailServerRefused no) {
                if (refused != null) {
                    return Optional.empty();
                }
                refused = no;
            }
        }
        throw connection.unclear();
    }

    private RawMail stub(long uid, Incomplete why) {
        byte[] headers;
        try {
            headers = pieces(uid, "BODY.PEEK[HEADER]", PIECE, PIECE);
        } catch (MailServerRefused no) {
            headers = new byte[0];
        }
        var known = known(uid);
        return new RawMail(
                Stub.onServer(headers, folder, why),
                folder + " " + uid,
                uid,
                known.arrived(),
                why,
                known.marks());
    }

    private byte[] pieces(long uid, String section, long expected, long most) {
        var bytes = new ByteArrayOutputStream((int) Math.min(expected, most));
        while (bytes.size() < most) {
            var piece = piece(uid, section, bytes.size());
            bytes.writeBytes(piece);
            if (piece.length < PIECE) {
                break;
            }
        }
        return bytes.toByteArray();
    }

    private byte[] piece(long uid, String section, int from) {
        var command = "UID FETCH " + uid + " (UID " + section + "<" + from + "." + PIECE + ">)";
        for (var answer : answers(command, uid, from)) {
            if (Listing.uid(answer) == uid) {
                var body = ((FetchResponse) answer).getItem(BODY.class);
                if (body != null && body.getByteArray() != null) {
                    return body.getByteArray().getNewBytes();
                }
            }
        }
        return new byte[0];
    }

    /// A line that is closed before anything has come is the message's fault, or looks like it.
    private Response[] answers(String command, long uid, int from) {
        try {
            return connection.command(command, null);
        } catch (MailServerRefused no) {
            throw no;
        } catch (Problem closed) {
            if (from == 0) {
                suspects.cut(uid);
            }
            throw closed;
        }
    }

    /// What the server knows of a message beside what is in it.
    private record Known(Instant arrived, @Nullable Marks marks) {}

    private Known known(long uid) {
        var command = "UID FETCH " + uid + " (UID FLAGS INTERNALDATE)";
        for (var answer : connection.command(command, null)) {
            if (Listing.uid(answer) == uid) {
                var arrived = Listing.arrived((FetchResponse) answer);
                if (arrived != null) {
                    return new Known(arrived, MarksFetch.marks(answer));
                }
            }
        }
        return new Known(Instant.now(), null);
    }
}
