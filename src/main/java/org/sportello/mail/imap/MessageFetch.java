package org.sportello.mail.imap;

import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sportello.mail.Incomplete;
import org.sportello.mail.RawMail;
import org.sportello.mail.Stub;
import org.sportello.mail.fetch.Batch;
import org.sportello.mail.fetch.Batch.Sized;
import org.sportello.mail.fetch.Limits;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads whole messages out of the open folder, always with PEEK. Many small ones come by one
/// command whose answers are taken one at a time; the command for the next batch can be written
/// before the answers of this one have been read. A large one comes in pieces. What the server
/// cannot deliver, or what is too large, never stands in the way of the others: a stub takes its
/// place, for quarantine.
public final class MessageFetch {

    private static final Logger LOG = LoggerFactory.getLogger(MessageFetch.class);
    private static final int PIECE = 4 * 1024 * 1024;

    private final ImapConnection connection;
    private final String folder;
    private final Limits limits;
    private final List<Asked> asked = new ArrayList<>(2);

    public MessageFetch(ImapConnection connection, String folder, Limits limits) {
        this.connection = connection;
        this.folder = folder;
        this.limits = limits;
    }

    /// The messages between two UIDs with their sizes, rising.
    public List<Sized> sizes(long low, long high) {
        var sized = new ArrayList<Sized>();
        for (var answer :
                connection.command("UID FETCH " + low + ":" + high + " (RFC822.SIZE)", null)) {
            var uid = uid(answer);
            if (uid >= low && uid <= high) {
                var size = ((FetchResponse) answer).getItem(RFC822SIZE.class);
                sized.add(new Sized(uid, size == null ? 0 : size.size));
            }
        }
        sized.sort(Comparator.comparingLong(Sized::uid));
        return sized;
    }

    /// Too large to come with others.
    public boolean large(Batch batch) {
        return batch.bytes() > limits.bytes();
    }

    /// Writes the command for a batch; its answers are taken by [#receive].
    public Asked request(Batch batch) {
        try {
            var tag =
                    connection
                            .protocol()
                            .writeCommand(
                                    "UID FETCH "
                                            + batch.low()
                                            + ":"
                                            + batch.high()
                                            + " (UID INTERNALDATE BODY.PEEK[])",
                                    null);
            var request = new Asked(tag, batch);
            asked.add(request);
            return request;
        } catch (IOException | ProtocolException failure) {
            throw connection.problem(failure);
        }
    }

    /// The messages of a batch asked for before. A server may answer two commands at the same time:
    /// what belongs to the other one is kept for it. What did not come is looked for again; only
    /// what has vanished from the server is left out.
    public List<RawMail> receive(Asked request) {
        while (!request.answered) {
            next();
        }
        if (!request.missing.isEmpty()) {
            while (asked.stream().anyMatch(other -> !other.answered)) {
                next();
            }
            for (var uid : connection.uids(request.batch.low(), request.batch.high())) {
                if (request.missing.remove(uid)) {
                    single(uid, 0).ifPresent(request.mails::add);
                }
            }
        }
        asked.remove(request);
        request.mails.sort(Comparator.comparingLong(RawMail::uid));
        return request.mails;
    }

    private void next() {
        try {
            var answer = connection.protocol().readResponse();
            connection.notice(answer);
            if (answer.isBYE()) {
                throw connection.problem(new IOException(answer.toString()));
            }
            if (answer.isTagged()) {
                asked.stream()
                        .filter(request -> request.tag.equals(answer.getTag()))
                        .forEach(request -> request.answered = true);
                return;
            }
            var mail = mail(answer);
            if (mail != null) {
                asked.stream()
                        .filter(request -> request.missing.remove(mail.uid()))
                        .findFirst()
                        .ifPresent(request -> request.mails.add(mail));
            }
        } catch (ParsingException oneMessage) {
            LOG.debug("An answer could not be read; its message is asked for again", oneMessage);
        } catch (IOException | ProtocolException failure) {
            throw connection.problem(failure);
        }
    }

    /// A command that has been written, and what has come of it so far.
    public static final class Asked {

        private final String tag;
        private final Batch batch;
        private final Set<Long> missing;
        private final List<RawMail> mails;
        private boolean answered;

        private Asked(String tag, Batch batch) {
            this.tag = tag;
            this.batch = batch;
            this.mails = new ArrayList<>(batch.messages().size());
            this.missing =
                    batch.messages().stream()
                            .map(Sized::uid)
                            .collect(Collectors.toCollection(HashSet::new));
        }

        public Batch batch() {
            return batch;
        }
    }

    private @Nullable RawMail mail(Response answer) {
        var uid = uid(answer);
        if (uid == 0) {
            return null;
        }
        var fetch = (FetchResponse) answer;
        var body = fetch.getItem(BODY.class);
        var date = fetch.getItem(INTERNALDATE.class);
        if (body == null || body.getByteArray() == null) {
            return null;
        }
        var arrived = date == null || date.getDate() == null ? null : date.getDate().toInstant();
        return new RawMail(
                body.getByteArray().getNewBytes(),
                folder + " " + uid,
                uid,
                arrived == null ? Instant.now() : arrived);
    }

    private static long uid(Response answer) {
        if (answer instanceof FetchResponse fetch) {
            var uid = fetch.getItem(UID.class);
            return uid == null ? 0 : uid.uid;
        }
        return 0;
    }

    /// One message on its own, in pieces; empty if it has vanished.
    public Optional<RawMail> single(long uid, long size) {
        if (size > limits.largest()) {
            return Optional.of(stub(uid, Incomplete.tooLarge(size, limits.largest())));
        }
        try {
            var bytes = pieces(uid, "BODY.PEEK[]", Math.max(size, 1024), limits.largest() + 1);
            if (bytes.length == 0) {
                return Optional.empty();
            }
            if (bytes.length > limits.largest()) {
                return Optional.of(stub(uid, Incomplete.tooLarge(bytes.length, limits.largest())));
            }
            return Optional.of(new RawMail(bytes, folder + " " + uid, uid, arrived(uid)));
        } catch (MailServerRefused no) {
            return Optional.of(stub(uid, Incomplete.notDelivered()));
        }
    }

    private RawMail stub(long uid, Incomplete why) {
        byte[] headers;
        try {
            headers = pieces(uid, "BODY.PEEK[HEADER]", PIECE, PIECE);
        } catch (MailServerRefused no) {
            headers = new byte[0];
        }
        return new RawMail(
                Stub.onServer(headers, folder, why), folder + " " + uid, uid, arrived(uid), why);
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
        for (var answer : connection.command(command, null)) {
            if (uid(answer) == uid) {
                var body = ((FetchResponse) answer).getItem(BODY.class);
                if (body != null && body.getByteArray() != null) {
                    return body.getByteArray().getNewBytes();
                }
            }
        }
        return new byte[0];
    }

    private Instant arrived(long uid) {
        for (var answer : connection.command("UID FETCH " + uid + " (UID INTERNALDATE)", null)) {
            if (uid(answer) == uid) {
                var date = ((FetchResponse) answer).getItem(INTERNALDATE.class);
                if (date != null && date.getDate() != null) {
                    return date.getDate().toInstant();
                }
            }
        }
        return Instant.now();
    }
}
