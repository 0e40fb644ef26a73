package org.sportello.mail.sync.folder;

import org.sportello.kernel.Problem;
import org.sportello.mail.Folder;
import org.sportello.mail.FolderCursor;
import org.sportello.mail.Incomplete;
import org.sportello.mail.Mailbox;
import org.sportello.mail.RawMail;
import org.sportello.mail.Stub;
import org.sportello.mail.aftercare.PopAftercare;
import org.sportello.mail.fetch.Batch;
import org.sportello.mail.fetch.Batch.Sized;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.message.MessageKey;
import org.sportello.mail.pop.PopArrival;
import org.sportello.mail.pop.PopConnection;
import org.sportello.mail.pop.PopConnection.Listed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Brings a POP3 mailbox up to date by the names that the server has for its messages (UIDL). A
/// message's UID with us is a key of its name, so the store knows which have been read, and a
/// message is noted in the same transaction that takes it in. The first time the newest mail comes
/// first.
final class PopSync {

    /// There is no UIDVALIDITY: a name means the same message for ever.
    private static final long VALIDITY = 1;

    private static final int AHEAD = 8;
    private static final int TRIES = 3;

    private final PopConnection connection;
    private final Folder folder;
    private final Limits limits;
    private final Handover handover;
    private List<Listed> listed = List.of();

    private PopSync(PopConnection connection, Folder folder, Limits limits, Handover handover) {
        this.connection = connection;
        this.folder = folder;
        this.limits = limits;
        this.handover = handover;
    }

    /// Fetches and files everything that is missing.
    static Outcome attempt(
            PopConnection connection,
            Mailbox mailbox,
            Folder folder,
            Services services,
            SyncListener listener) {
        var handover =
                new Handover(mailbox, folder, services.intake(), services.limits(), listener);
        Problem problem = null;
        try (handover) {
            var sync = new PopSync(connection, folder, services.limits(), handover);
            var missing = sync.missing(services);
            listener.found(missing.size());
            sync.all(missing);
            handover.finish();
            sync.care(mailbox, services);
        } catch (Problem cutOff) {
            problem = cutOff;
        }
        return new Outcome(handover.filed(), problem, 0);
    }

    private void care(Mailbox mailbox, Services services) {
        var numbers = new HashMap<Long, Integer>();
        listed.forEach(one -> numbers.put(key(one), one.number()));
        var journal = services.journal();
        PopAftercare.run(
                connection,
                mailbox,
                services.present(folder),
                numbers,
                journal.commands(),
                journal.clock());
    }

    private List<Sized> missing(Services services) {
        listed = connection.list();
        var keys = listed.stream().map(PopSync::key).toList();
        var known = new HashSet<>(services.mailboxes().read(folder.id(), VALIDITY, keys));
        return listed.stream()
                .filter(one -> known.add(key(one)))
                .map(one -> new Sized(one.number(), one.size()))
                .toList();
    }

    private static long key(Listed message) {
        return MessageKey.of("uidl", message.uidl()) & Long.MAX_VALUE;
    }

    private void all(List<Sized> missing) {
        var first = folder.cursor().lowUid() != 1;
        var batches =
                first
                        ? Batch.downward(missing, limits, listed.size())
                        : Batch.upward(missing, limits);
        for (var batch : batches) {
            for (var part : parts(batch)) {
                var reserved = handover.reserve(Math.min(part.bytes(), limits.largest()));
                handover.put(fetched(part), cursor(first ? 0 : 1), reserved);
            }
        }
        if (first || !missing.isEmpty()) {
            handover.put(List.of(), cursor(1), 0);
        }
    }

    /// A batch that is too large to be held at once goes message by message.
    private List<Batch> parts(Batch batch) {
        return batch.bytes() <= limits.bytes()
                ? List.of(batch)
                : batch.messages().stream().map(one -> new Batch(List.of(one))).toList();
    }

    private FolderCursor cursor(long low) {
        return new FolderCursor(VALIDITY, listed.size(), low);
    }

    private List<RawMail> fetched(Batch batch) {
        var ahead = connection.pipelining() ? AHEAD : 1;
        var wanted =
                batch.messages().stream().filter(one -> one.size() <= limits.largest()).toList();
        var mails = new ArrayList<RawMail>();
        var again = new ArrayList<Said>();
        int asked = 0;
        for (int taken = 0; taken < wanted.size(); taken++) {
            for (; asked < wanted.size() && asked < taken + ahead; asked++) {
                connection.request(number(wanted.get(asked)));
            }
            var one = wanted.get(taken);
            var bytes = connection.take(limits.largest() + 1);
            if (bytes.isPresent() && (one.size() == 0 || bytes.get().length == one.size())) {
                mails.add(mail(one, bytes.get()));
            } else {
                again.add(new Said(one, bytes.map(all -> all.length)));
            }
        }
        again.forEach(one -> mails.add(alone(one)));
        batch.messages().stream()
                .filter(one -> one.size() > limits.largest())
                .forEach(one ->
                        mails.add(stub(one, Incomplete.tooLarge(one.size(), limits.largest()))));
        return mails;
    }

    /// What came of a message at first.
    ///
    /// @param size empty if the server said no
    private record Said(Sized message, Optional<Integer> size) {}

    /// A no, or another size than announced, may be an accident on the way: both are believed only
    /// when they are said twice. Many servers do not know the exact size.
    private RawMail alone(Said before) {
        var message = before.message();
        long expected = before.size().map(Integer::longValue).orElse(message.size());
        var refused = before.size().isEmpty();
        for (int i = 0; i < TRIES; i++) {
            connection.request(number(message));
            Optional<byte[]> bytes = connection.take(limits.largest() + 1);
            if (bytes.isEmpty()) {
                if (refused) {
                    return stub(message, Incomplete.notDelivered());
                }
                refused = true;
            } else if (bytes.get().length == expected) {
                return mail(message, bytes.get());
            } else {
                expected = bytes.get().length;
            }
        }
        throw connection.unclear();
    }

    private RawMail mail(Sized message, byte[] bytes) {
        if (bytes.length > limits.largest()) {
            return stub(message, Incomplete.tooLarge(bytes.length, limits.largest()));
        }
        return new RawMail(bytes, source(message), uid(message), PopArrival.of(bytes));
    }

    private RawMail stub(Sized message, Incomplete why) {
        var headers = connection.headers(number(message));
        return new RawMail(
                Stub.onServer(headers, folder.name(), why),
                source(message),
                uid(message),
                PopArrival.of(headers),
                why);
    }

    private Listed listed(Sized message) {
        return listed.get(number(message) - 1);
    }

    private static int number(Sized message) {
        return Math.toIntExact(message.uid());
    }

    private long uid(Sized message) {
        return key(listed(message));
    }

    private String source(Sized message) {
        return folder.name() + " " + listed(message).uidl();
    }
}
