package org.sportello.mail.sync;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.Folder;
import org.sportello.mail.FolderCursor;
import org.sportello.mail.MailIntake;
import org.sportello.mail.Mailbox;
import org.sportello.mail.fetch.Batch;
import org.sportello.mail.fetch.Batch.Sized;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.imap.ImapConnection;
import org.sportello.mail.imap.ImapConnection.OpenFolder;
import org.sportello.mail.imap.MessageFetch;
import org.sportello.mail.imap.MessageFetch.Asked;

import java.util.Arrays;
import java.util.List;

/// Brings one folder up to date by UIDVALIDITY and UID. What has been read is a window that only
/// grows: new mail above it comes first, in order; then what the first sync still has to fetch
/// below it, newest first. The cursor moves with each batch, so a sync that was cut off goes on
/// where it was. Gaps between UIDs are normal.
final class FolderSync {

    private final ImapConnection connection;
    private final Limits limits;
    private final SyncListener listener;
    private final MessageFetch fetch;
    private FolderCursor cursor;

    private FolderSync(
            ImapConnection connection, Folder folder, Limits limits, SyncListener listener) {
        this.connection = connection;
        this.limits = limits;
        this.listener = listener;
        this.fetch = new MessageFetch(connection, folder.name(), limits);
        this.cursor = folder.cursor();
    }

    /// Fetches and files everything that is missing.
    ///
    /// @param folder with its cursor as the store has it now
    /// @throws Problem what cut it off; what was filed until then stays filed
    static FolderResult run(
            ImapConnection connection,
            Mailbox mailbox,
            Folder folder,
            MailIntake intake,
            Limits limits,
            SyncListener listener) {
        var outcome = attempt(connection, mailbox, folder, intake, limits, listener);
        if (outcome.problem() != null) {
            throw outcome.problem();
        }
        return outcome.filed();
    }

    /// What is filed, also if the way there was cut off.
    ///
    /// @param problem what cut it off; null if nothing is missing
    record Outcome(FolderResult filed, @Nullable Problem problem) {}

    /// The same as [#run], for those who tell what was filed beside what went wrong.
    static Outcome attempt(
            ImapConnection connection,
            Mailbox mailbox,
            Folder folder,
            MailIntake intake,
            Limits limits,
            SyncListener listener) {
        var sync = new FolderSync(connection, folder, limits, listener);
        var handover = new Handover(mailbox, folder, intake, limits, listener);
        Problem problem = null;
        try (handover) {
            sync.all(connection.examine(folder.name()), handover);
            handover.finish();
        } catch (Problem cutOff) {
            problem = cutOff;
        }
        return new Outcome(handover.filed(), problem);
    }

    private void all(OpenFolder open, Handover handover) {
        if (cursor.uidValidity() != open.uidValidity()) {
            cursor = new FolderCursor(open.uidValidity(), 0, 0);
        }
        if (cursor.lowUid() > 0 && (open.uidNext() == 0 || open.uidNext() > cursor.highUid() + 1)) {
            above(handover);
        }
        if (cursor.lowUid() != 1) {
            below(open, handover);
        }
        while (connection.takeNews()) {
            above(handover);
        }
    }

    private void above(Handover handover) {
        var uids = connection.uids(cursor.highUid() + 1, 0);
        listener.found(uids.length);
        for (int from = 0; from < uids.length; ) {
            var to = Math.min(from + limits.window(), uids.length);
            var more = to < uids.length;
            var batches = whole(Batch.upward(fetch.sizes(uids[from], uids[to - 1]), limits), more);
            var reached = more && !batches.isEmpty() ? batches.getLast().high() : uids[to - 1];
            stream(batches, handover, false);
            cursor = new FolderCursor(cursor.uidValidity(), reached, cursor.lowUid());
            from = Arrays.binarySearch(uids, reached) + 1;
        }
    }

    private void below(OpenFolder open, Handover handover) {
        var fresh = cursor.lowUid() == 0;
        var uids = connection.uids(1, fresh ? 0 : cursor.lowUid() - 1);
        listener.found(uids.length);
        if (fresh && uids.length == 0) {
            cursor = new FolderCursor(cursor.uidValidity(), Math.max(0, open.uidNext() - 1), 1);
        }
        for (int left = uids.length; left > 0; ) {
            var from = Math.max(0, left - limits.window());
            var sized = fetch.sizes(uids[from], uids[left - 1]);
            var high = Math.max(cursor.highUid(), uids[left - 1]);
            var batches = whole(Batch.downward(sized, limits, high), from > 0);
            var reached = from > 0 && !batches.isEmpty() ? batches.getLast().low() : uids[from];
            stream(batches, handover, true);
            cursor = new FolderCursor(cursor.uidValidity(), high, reached);
            left = Arrays.binarySearch(uids, reached);
            if (left > 0) {
                above(handover);
            }
        }
        cursor = new FolderCursor(cursor.uidValidity(), cursor.highUid(), 1);
        handover.put(List.of(), cursor, 0);
    }

    /// The last batch of a window may only be the beginning of one: it is planned again with the
    /// next window.
    private static List<Batch> whole(List<Batch> batches, boolean more) {
        return more && batches.size() > 1 ? batches.subList(0, batches.size() - 1) : batches;
    }

    private void stream(List<Batch> batches, Handover handover, boolean down) {
        Asked asked = null;
        for (var batch : batches) {
            var next = fetch.large(batch) ? null : fetch.request(batch);
            if (asked != null) {
                take(asked, handover, down);
            }
            if (next == null) {
                takeLarge(batch, handover, down);
            }
            asked = next;
        }
        if (asked != null) {
            take(asked, handover, down);
        }
    }

    private void take(Asked asked, Handover handover, boolean down) {
        var reserved = handover.reserve(asked.batch().bytes());
        handover.put(fetch.receive(asked), after(asked.batch(), down), reserved);
    }

    private void takeLarge(Batch batch, Handover handover, boolean down) {
        for (Sized message : batch.messages()) {
            var reserved = handover.reserve(Math.min(message.size(), limits.largest()));
            var mails = fetch.single(message.uid(), message.size()).stream().toList();
            handover.put(mails, after(batch, down), reserved);
        }
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
