package org.sportello.mail.sync;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sportello.kernel.ErrorCode;
import org.sportello.kernel.Problem;
import org.sportello.mail.Folder;
import org.sportello.mail.Mailbox;
import org.sportello.mail.imap.FolderGone;
import org.sportello.mail.sync.FolderWatcher.Shared;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.mail.sync.folder.MailLine;
import org.sportello.mail.sync.folder.Outcome;
import org.sportello.mail.sync.folder.Reach;
import org.sportello.mail.sync.folder.Services;
import org.sportello.mail.sync.folder.SyncListener;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;

/// Keeps one folder up to date, on one long-lived thread: connect, sync, wait in IDLE (or for the
/// clock), sync again. After a failure it waits longer and longer; it never hammers. Every wait
/// ends at once when someone calls.
final class FolderWatcher implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatcher.class);

    private final Mailbox mailbox;
    private final String folder;
    private final Services services;
    private final Pace pace;
    private final Turns turns;
    private final SignInGate gate;
    private final FolderReport report;
    private final Signal signal = new Signal();
    private volatile boolean closed;
    private volatile boolean paused;
    private volatile boolean connecting;
    private volatile boolean afresh;
    private volatile @Nullable MailLine connection;
    private volatile boolean startOver;
    private boolean firstIsHere;
    private long older;
    private int failures;

    /// What all watchers of a desk share.
    record Shared(Services services, Pace pace, Turns turns) {}

    FolderWatcher(
            Mailbox mailbox, String folder, Shared shared, SignInGate gate, FolderReport report) {
        this.mailbox = mailbox;
        this.folder = folder;
        this.services = shared.services();
        this.pace = shared.pace();
        this.turns = shared.turns();
        this.gate = gate;
        this.report = report;
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                if (paused) {
                    report.phase(Phase.PAUSED, null);
                    signal.await();
                } else {
                    connected();
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /// The one place where failures of this loop end up: in a visible state, and a wait.
    private void connected() throws InterruptedException {
        try {
            report.phase(Phase.CONNECTING, null);
            connecting = true;
            try (var line = gate.open()) {
                connection = line;
                connecting = false;
                afresh = false;
                do {
                    sync(line);
                    failures = 0;
                } while (line.showsNews() && rested(line));
            } finally {
                connection = null;
                connecting = false;
            }
            rest();
        } catch (Problem problem) {
            failed(problem);
        } catch (RuntimeException bug) {
            var code = ErrorCode.of(bug).value();
            LOG.error("Bug {}", code, bug);
            failed(new Problem("mail.watcherFailed", true, bug, List.of(folder, code)));
        }
    }

    private void sync(MailLine line) {
        report.begin();
        var outcome = fetched(line);
        var problem = outcome.problem();
        if (problem != null) {
            throw problem;
        }
        firstIsHere = true;
        if (outcome.older() >= 0) {
            older = outcome.older();
            report.older(older);
        }
        services.health().worked(mailbox.id(), folder, line.server(), report.success());
    }

    /// What comes first, if it is not here yet; then new mail, and a portion of the old mail if
    /// nothing else is happening.
    private Outcome fetched(MailLine line) {
        var months = mailbox.fetching().recentMonths();
        var first = Reach.first(months == 0 ? null : since(months));
        if (!firstIsHere) {
            return turns.first(() -> all(line, first, report.progress()));
        }
        if (older > 0 && turns.takeOld()) {
            try {
                var portion = first.portion(services.limits().messages());
                return turns.work(() -> all(line, portion, SyncListener.NONE));
            } finally {
                turns.giveOld();
            }
        }
        return turns.work(() -> all(line, first.news(), report.progress()));
    }

    private Outcome all(MailLine line, Reach reach, SyncListener listener) {
        return line.all(mailbox, current(), services, reach, listener);
    }

    private Instant since(int months) {
        return report.clock().instant().atZone(ZoneOffset.UTC).minusMonths(months).toInstant();
    }

    private Folder current() {
        return services.mailboxes().folders(mailbox.id()).stream()
                .filter(one -> one.name().equals(folder))
                .findFirst()
                .orElseThrow(() -> new FolderGone(folder, null));
    }

    /// Waits for news on the open line.
    ///
    /// @return false if this is over
    private boolean rested(MailLine line) throws InterruptedException {
        var listening = line.listening();
        if (listening.isPresent()) {
            report.phase(Phase.IDLE, null);
            listening.get().await(older > 0 ? pace.breath() : pace.idle());
        } else {
            rest();
        }
        return !closed && !paused;
    }

    private void rest() throws InterruptedException {
        if (!closed && !paused) {
            var wait = older > 0 ? pace.breath() : pace.poll();
            report.phase(Phase.WAITING, wait);
            signal.await(wait);
        }
    }

    private void failed(Problem problem) throws InterruptedException {
        if (closed || paused) {
            return;
        }
        if (startOver) {
            startOver = false;
            failures = 0;
        }
        if (afresh && !SignInGate.needsSomeone(problem)) {
            afresh = false;
            return;
        }
        failures++;
        services.health().failed(mailbox.id(), folder, problem, report.clock().instant());
        if (SignInGate.needsSomeone(problem)) {
            asked(problem);
            return;
        }
        var wait =
                problem instanceof FolderGone
                        ? pace.lastBackOff()
                        : pace.backOff(failures, RandomGenerator.getDefault());
        report.failed(problem instanceof FolderGone ? Phase.WAITING : Phase.OFFLINE, problem, wait);
        signal.await(wait);
    }

    /// Somebody has to do something.
    private void asked(Problem problem) throws InterruptedException {
        if (SignInGate.harmless(problem)) {
            var wait = pace.backOff(failures, RandomGenerator.getDefault());
            report.failed(Phase.SIGN_IN_REJECTED, problem, wait);
            signal.await(wait);
        } else {
            report.failed(Phase.SIGN_IN_REJECTED, problem, null);
            signal.await();
        }
    }

    /// Look now, whatever it is waiting for.
    void wake() {
        gate.reopen();
        signal.call();
        var line = connection;
        if (line != null) {
            line.endWait();
        }
    }

    /// Takes a new line at once, whatever it is doing or waiting for: the old one may be dead
    /// without knowing.
    void reconnect() {
        afresh = connection != null;
        startOver = true;
        interruptWork(true);
    }

    void pause(boolean pause) {
        paused = pause;
        gate.reopen();
        interruptWork(pause);
    }

    /// Ends the loop; a batch that is being filed is finished first.
    void close() {
        closed = true;
        interruptWork(true);
    }

    /// True while it only tries to connect: then a closed watcher will not touch the store any
    /// more.
    boolean connecting() {
        return connecting;
    }

    private void interruptWork(boolean cut) {
        var line = connection;
        if (cut && line != null) {
            line.cut();
        }
        signal.call();
    }
}
