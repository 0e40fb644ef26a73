package org.sportello.mail.sync.folder;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.Folder;
import org.sportello.mail.FolderCursor;
import org.sportello.mail.MailIntake.Prepared;
import org.sportello.mail.Mailbox;
import org.sportello.mail.RawMail;
import org.sportello.mail.fetch.Batch;
import org.sportello.mail.fetch.Batch.Sized;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.fetch.Suspects;
import org.sportello.mail.imap.ChangeCount;
import org.sportello.mail.imap.ImapConnection;
import org.sportello.mail.imap.ImapConnection.OpenFolder;
import org.sportello.mail.imap.ImapConnection.Touched;
import org.sportello.mail.imap.Listing;
import org.sportello.mail.imap.Listing.Entry;
import org.sportello.mail.imap.MessageFetch;
import org.sportello.mail.imap.MessageFetch.Asked;

import java.util.ArrayList;
import java.util.List;

/// Brings one folder up to date by UIDVALIDITY and UID. What has been read is a window that only
/// grows: new mail above it comes first, in order; then what the first sync still has to fetch
/// below it, newest first. The cursor moves with each batch, so a sync that was cut off goes on
/// where it was. Gaps between UIDs are normal.
final class FolderSync {

    /// New mail is planned in larger pieces than old mail: seldom is there so much of it.
    private static final int SPANS = 10;

    /// So many messages come at once, however old they are.
    private static final int AT_LEAST = 25;

    private final ImapConnection connection;
    private final Limits limits;
    private final SyncListener listener;
    private final Reach reach;
    private final MessageFetch fetch;
    private final Listing listing;
    private final MarksLook look;
    private final Touched touched;
    private FolderCursor cursor;
    private long older = -1;

    private FolderSync(ImapConnection connection, Folder folder, Services services, Task task) {
        this.connection = connection;
        this.limits = services.limits();
        this.listener = task.listener();
        this.reach = task.reach();
        this.fetch = new MessageFetch(connection, folder.name(), limits, task.suspects());
        this.listing = new Listing(connection, task.suspects());
        this.cursor = folder.cursor();
        this.look = new MarksLook(connection, folder.id(), services.journal().marks());
        this.touched = connection.takeTouched();
    }

    /// How a folder is read this time.
    ///
    /// @param suspects at which messages the line was closed before
    record Task(Reach reach, Suspects suspects, SyncListener listener) {}

    /// Fetches and files what is missing, as far as it is to be read now.
    ///
    /// @param folder with its cursor as the store has it now
    static Outcome attempt(
            ImapConnection connection,
            Mailbox mailbox,
            Folder folder,
            Services services,
            Task task) {
        var sync = new FolderSync(connection, folder, services, task);
        var handover =
                new Handover(
                        mailbox, folder, services.intake(), services.limits(), task.listener());
        Problem problem = null;
        try (handover) {
            sync.all(sync.opened(folder.name()), handover);
            handover.finish();
        } catch (Problem cutOff) {
            problem = cutOff;
        }
        return new Outcome(handover.filed(), problem, sync.older);
    }

    private void all(OpenFolder open, Handover handover) {
        if (cursor.uidValidity() != open.uidValidity()) {
            cursor = new FolderCursor(open.uidValidity(), 0, 0);
        }
        var before = cursor;
        if (cursor.lowUid() > 0 && (open.uidNext() == 0 || open.uidNext() > cursor.highUid() + 1)) {
            above(open.uidNext(), handover);
        }
        look.run(open, before, touched);
        if (cursor.lowUid() == 1) {
            older = 0;
        } else if (cursor.lowUid() == 0 || reach.older() != 0) {
            below(handover);
        }
        while (connection.takeNews()) {
            above(0, handover);
        }
    }

    /// An answer that makes us read a whole folder, again or for the first time, is believed only
    /// when it is given twice.
    private OpenFolder opened(String name) {
        ChangeCount.enable(connection);
        var open = connection.examine(name);
        var known = cursor.uidValidity();
        while (open.uidValidity() != known) {
            known = open.uidValidity();
            open = connection.examine(name);
        }
        return open;
    }

    /// What came after the newest message that was read.
    ///
    /// @param uidNext where the folder ends; 0 if nobody knows
    private void above(long uidNext, Handover handover) {
        var read = cursor.highUid();
        var width = (long) SPANS * limits.window();
        if (uidNext == 0 && connection.exists() > width) {
            above(1 + listing.at(connection.exists()).map(Entry::uid).orElse(read), handover);
            return;
        }
        while (true) {
            var last = uidNext == 0 || uidNext - read <= width;
            var span =
                    listing.between(
                            Math.max(1, read),
                            last ? 0 : read + width,
                            found -> !last || found.toTheEnd(connection.exists()));
            var found = span.between(read, Long.MAX_VALUE);
            var batches = whole(Batch.upward(found, limits), !last);
            tell(batches);
            stream(batches, handover, false);
            if (last) {
                return;
            }
            read = batches.isEmpty() ? read + width : cursor.highUid();
            width = batches.isEmpty() ? 2 * width : (long) SPANS * limits.window();
        }
    }

    /// What a first sync has not read yet, newest first, one window of messages after the other.
    private void below(Handover handover) {
        var exists = connection.exists();
        var count = cursor.lowUid() == 0 ? exists : listing.upTo(cursor.lowUid() - 1, exists);
        var floor = floor(count);
        listener.found(Math.max(0, count - floor + 1));
        while (count > 0 && count >= floor) {
            var from = Math.max(floor, count - limits.window() + 1);
            var low = from == 1 ? 1 : listing.at(from).map(Entry::uid).orElse(1L);
            var bound = cursor.lowUid() == 0 ? low : Math.min(low, cursor.lowUid());
            count = Math.min(count, window(bound, handover)) - 1;
            if (count > 0 && connection.takeNews()) {
                above(0, handover);
            }
        }
        older = count;
        if (count < 1) {
            cursor = new FolderCursor(cursor.uidValidity(), cursor.highUid(), 1);
            handover.put(List.of(), cursor, 0);
        }
    }

    /// The number of the last message that is to be read now, going down.
    private int floor(int count) {
        if (reach.older() > 0 && cursor.lowUid() != 0) {
            return Math.max(1, count - reach.older() + 1);
        }
        var since = reach.since();
        if (since == null) {
            return 1;
        }
        var floor = listing.since(since, count);
        return cursor.lowUid() == 0 ? Math.max(1, Math.min(floor, count - AT_LEAST + 1)) : floor;
    }

    /// Reads from a UID up to what has been read already.
    ///
    /// @return the number of the lowest message that has been read now; 1 if there is no other
    private int window(long low, Handover handover) {
        var fresh = cursor.lowUid() == 0;
        var top = cursor.lowUid();
        var span =
                listing.between(
                        low,
                        fresh ? 0 : top,
                        found ->
                                (low > 1 || found.fromTheBeginning())
                                        && (fresh
                                                ? found.toTheEnd(connection.exists())
                                                : found.number(top).isPresent()));
        var found = span.between(low - 1, fresh ? Long.MAX_VALUE : top);
        var newest = Math.max(cursor.highUid(), found.isEmpty() ? 0 : found.getLast().uid());
        var batches = whole(Batch.downward(found, limits, newest), low > 1);
        stream(batches, handover, true);
        if (low == 1) {
            return 1;
        }
        var reached = batches.isEmpty() ? low : batches.getLast().low();
        cursor = new FolderCursor(cursor.uidValidity(), newest, reached);
        return span.number(reached)
                .orElseGet(() -> 1 + listing.upTo(reached - 1, connection.exists()));
    }

    private void tell(List<Batch> batches) {
        listener.found(batches.stream().mapToInt(batch -> batch.messages().size()).sum());
    }

    /// The last batch of a window may only be the beginning of one: it is planned again with the
    /// next window.
    private static List<Batch> whole(List<Batch> batches, boolean more) {
        return more && batches.size() > 1 ? batches.subList(0, batches.size() - 1) : batches;
    }

    /// The command for the next piece is written before the answers to the last one are read.
    private void stream(List<Batch> batches, Handover handover, boolean down) {
        Piece asked = null;
        for (var batch : batches) {
            if (fetch.large(batch)) {
                if (asked != null) {
                    asked.take();
                }
                takeLarge(batch, handover, down);
                asked = null;
                continue;
            }
            var arriving = new Arriving(batch, handover, down);
            for (var piece : batch.pieces(limits.command())) {
                var next = new Piece(arriving, fetch.request(piece));
                if (asked != null) {
                    asked.take();
                }
                asked = next;
            }
        }
        if (asked != null) {
            asked.take();
        }
    }

    /// Some messages of a batch that have been asked for.
    private record Piece(Arriving batch, Asked asked) {

        void take() {
            batch.take(asked);
        }
    }

    /// A batch of which some pieces are here.
    private final class Arriving {

        private final Batch batch;
        private final Handover handover;
        private final boolean down;
        private @Nullable Prepared reading;
        private int reserved;
        private int size;

        Arriving(Batch batch, Handover handover, boolean down) {
            this.batch = batch;
            this.handover = handover;
            this.down = down;
        }

        void take(Asked asked) {
            if (reading == null) {
                reserved = handover.reserve(batch.bytes());
                reading = handover.begin();
            }
            var mails = fetch.receive(asked);
            reading.add(mails);
            size += mails.size();
            if (asked.batch().high() == batch.high()) {
                handover.put(reading, size, after(batch, down), reserved);
            }
        }
    }

    private void takeLarge(Batch batch, Handover handover, boolean down) {
        var bytes =
                batch.messages().stream().mapToLong(one -> Math.min(one.size(), limits.largest()));
        var reserved = handover.reserve(bytes.sum());
        var mails = new ArrayList<RawMail>();
        for (Sized message : batch.messages()) {
            fetch.single(message.uid(), message.size()).ifPresent(mails::add);
        }
        handover.put(mails, after(batch, down), reserved);
    }

    private FolderCursor after(Batch batch, boolean down) {
        cursor =
                down
                        ? new FolderCursor(
                                cursor.uidValidity(),
                                Math.max(cursor.highUid(), batch.high()),
                                batch.low())
                        : new FolderCursor(cursor.uidValidity(), batch.high(), cursor.lowUid());
        return cursor;
    }
}
