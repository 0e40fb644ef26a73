package org.sportello.mail.imap;

import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sportello.kernel.Problem;
import org.sportello.mail.RawMail;
import org.sportello.mail.fetch.Batch;
import org.sportello.mail.fetch.Batch.Sized;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.fetch.Suspects;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Reads whole messages out of the open folder, always with PEEK. Many small ones come by one
/// command whose answers are taken one at a time; the command for the next batch can be written
/// before the answers of this one have been read. A large one comes in pieces. What does not come,
/// or comes with another size than announced, is looked for again, one by one.
public final class MessageFetch {

    private static final Logger LOG = LoggerFactory.getLogger(MessageFetch.class);

    private final ImapConnection connection;
    private final String folder;
    private final Limits limits;
    private final Listing listing;
    private final SingleFetch single;
    private final Suspects suspects;
    private final List<Asked> asked = new ArrayList<>(2);
    private boolean sizesWrong;

    /// @param suspects learns at which message the line was closed
    public MessageFetch(
            ImapConnection connection, String folder, Limits limits, Suspects suspects) {
        this.suspects = suspects;
        this.connection = connection;
        this.folder = folder;
        this.limits = limits;
        this.listing = new Listing(connection, suspects);
        this.single = new SingleFetch(connection, folder, limits, suspects);
    }

    /// Too large to come by one command, or with a message in it that comes better alone.
    public boolean large(Batch batch) {
        return batch.bytes() > limits.bytes()
                || batch.messages().stream().anyMatch(one -> suspects.alone(one.uid()));
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
                                            + " (UID FLAGS INTERNALDATE BODY.PEEK[])",
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
            again(request);
        }
        asked.remove(request);
        return List.copyOf(request.mails.values());
    }

    private void again(Asked request) {
        var low = request.batch.low();
        var high = request.batch.high();
        for (var there : listing.between(low, high, _ -> true).entries()) {
            if (request.missing.containsKey(there.uid())) {
                var found = single.fetch(there.uid(), there.size());
                found.ifPresent(mail -> request.mails.put(mail.uid(), mail));
                sizesWrong =
                        sizesWrong
                                || found.filter(mail -> mail.incomplete() == null)
                                        .filter(mail -> mail.bytes().length != there.size())
                                        .isPresent();
            }
        }
    }

    private void next() {
        try {
            var answer = connection.protocol().readResponse();
            connection.asides().hear(answer);
            if (answer.isBYE()) {
                throw cut(new IOException(answer.toString()));
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
                        .filter(request -> request.wants(mail.uid()))
                        .findFirst()
                        .ifPresent(request -> request.take(mail, sizesWrong));
            }
        } catch (ParsingException | IndexOutOfBoundsException oneMessage) {
            LOG.debug("An answer could not be read; its message is asked for again", oneMessage);
        } catch (IOException | ProtocolException failure) {
            throw cut(failure);
        }
    }

    /// Answers come in order: the line was closed at the first message that is missing.
    private Problem cut(Exception failure) {
        asked.stream()
                .filter(request -> !request.answered && !request.missing.isEmpty())
                .findFirst()
                .map(request -> request.missing.firstKey())
                .ifPresent(suspects::cut);
        return connection.problem(failure);
    }

    /// A command that has been written, and what has come of it so far.
    public static final class Asked {

        private final String tag;
        private final Batch batch;
        private final TreeMap<Long, Long> missing = new TreeMap<>();
        private final TreeMap<Long, RawMail> mails = new TreeMap<>();
        private boolean answered;

        private Asked(String tag, Batch batch) {
            this.tag = tag;
            this.batch = batch;
            batch.messages().forEach((Sized one) -> missing.put(one.uid(), one.size()));
        }

        public Batch batch() {
            return batch;
        }

        private boolean wants(long uid) {
            return !answered && uid >= batch.low() && uid <= batch.high();
        }

        /// A message that was not announced, comes twice or with another size: an answer was
        /// damaged on its way, and it may not be the one that it says. It is asked for again.
        private void take(RawMail mail, boolean anySize) {
            var size = missing.get(mail.uid());
            if (size != null && (anySize || size == 0 || size == mail.bytes().length)) {
                missing.remove(mail.uid());
                mails.put(mail.uid(), mail);
            } else {
                mails.remove(mail.uid());
                missing.putIfAbsent(mail.uid(), 0L);
            }
        }
    }

    private @Nullable RawMail mail(Response answer) {
        var uid = Listing.uid(answer);
        if (uid == 0) {
            return null;
        }
        var fetch = (FetchResponse) answer;
        var body = fetch.getItem(BODY.class);
        if (body == null || body.getByteArray() == null) {
            return null;
        }
        var arrived = Listing.arrived(fetch);
        return new RawMail(
                body.getByteArray().getNewBytes(),
                folder + " " + uid,
                uid,
                arrived == null ? Instant.now() : arrived,
                null,
                MarksFetch.marks(answer));
    }

    /// One message on its own, in pieces; empty if it has vanished.
    public Optional<RawMail> single(long uid, long size) {
        return single.fetch(uid, size);
    }
}
