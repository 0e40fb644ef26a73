package org.sportello.mail.sync.folder;

import org.sportello.mail.Folder;
import org.sportello.mail.FolderCursor;
import org.sportello.mail.MailIntake;
import org.sportello.mail.MailIntake.Place;
import org.sportello.mail.MailIntake.Prepared;
import org.sportello.mail.Mailbox;
import org.sportello.mail.RawMail;
import org.sportello.mail.fetch.Limits;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/// Passes batches from the thread that fetches to one that files, in order; fetching, reading and
/// filing go on at the same time; what is on the way is bounded in bytes. The filing thread is
/// never interrupted: a database does not like that.
final class Handover implements AutoCloseable {

    private static final int UNIT = 1024;

    private final Mailbox mailbox;
    private final Folder folder;
    private final MailIntake intake;
    private final SyncListener listener;
    private final int room;
    private final Semaphore free;
    private final ExecutorService filing;
    private final List<Future<?>> jobs = new ArrayList<>();
    private volatile boolean broken;
    private volatile FolderResult result;

    Handover(
            Mailbox mailbox,
            Folder folder,
            MailIntake intake,
            Limits limits,
            SyncListener listener) {
        this.mailbox = mailbox;
        this.folder = folder;
        this.intake = intake;
        this.listener = listener;
        this.room = Math.toIntExact(limits.inFlight() / UNIT) + 1;
        this.free = new Semaphore(room);
        this.filing =
                Executors.newSingleThreadExecutor(
                        Thread.ofVirtual().name("filing " + folder.name()).factory());
        this.result = FolderResult.nothing(folder.name(), folder.cursor());
    }

    /// Waits until so many bytes may be fetched. The room is given back when they are filed.
    ///
    /// @return what to hand to [#put]
    int reserve(long bytes) {
        var units = Math.clamp(bytes / UNIT + 1, 1, room);
        free.acquireUninterruptibly(units);
        return units;
    }

    /// A batch whose messages come part by part: they are read while the next part is fetched.
    Prepared begin() {
        return intake.begin(mailbox);
    }

    /// Hands a batch over that is here as a whole; returns at once.
    ///
    /// @throws RuntimeException what went wrong with an earlier batch
    void put(List<RawMail> mails, FolderCursor after, int reserved) {
        var reading = begin();
        reading.add(mails);
        put(reading, mails.size(), after, reserved);
    }

    /// Hands a batch over when its last part has been added; returns at once.
    ///
    /// @param size how many messages it has
    /// @throws RuntimeException what went wrong with an earlier batch
    void put(Prepared reading, int size, FolderCursor after, int reserved) {
        if (broken) {
            free.release(reserved);
            rethrow();
        }
        jobs.removeIf(job -> job.state() == Future.State.SUCCESS);
        jobs.add(filing.submit(() -> file(reading, size, after, reserved)));
    }

    private void file(Prepared reading, int size, FolderCursor after, int reserved) {
        if (broken) {
            free.release(reserved);
            return;
        }
        var done = false;
        try {
            var filed = reading.file(new Place(folder.id(), after));
            result = result.plus(after, size, filed);
            done = true;
        } finally {
            broken = broken || !done;
            free.release(reserved);
        }
        listener.filed(size);
    }

    /// Waits until everything is filed.
    ///
    /// @throws RuntimeException what went wrong with a batch
    void finish() {
        filing.close();
        rethrow();
    }

    /// What has been filed so far; after [#close] that is all.
    FolderResult filed() {
        return result;
    }

    private void rethrow() {
        for (var job : jobs) {
            if (job.state() == Future.State.FAILED) {
                switch (job.exceptionNow()) {
                    case RuntimeException failure -> throw failure;
                    case Error failure -> throw failure;
                    case Throwable failure -> throw new IllegalStateException(failure);
                }
            }
        }
    }

    /// Drops what has not been begun, and waits for what has.
    @Override
    public void close() {
        broken = true;
        filing.close();
    }
}
