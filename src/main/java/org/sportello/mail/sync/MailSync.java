package org.sportello.mail.sync;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.kernel.Subscription;
import org.sportello.mail.Folder;
import org.sportello.mail.MailIntake;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.SyncHealth;
import org.sportello.mail.SyncHealth.FolderHealth;
import org.sportello.mail.SyncHealth.Server;
import org.sportello.mail.SyncHealth.Trouble;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.fetching.ServerCommands;
import org.sportello.mail.fetching.ServerCommands.Standing;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.FolderGone;
import org.sportello.mail.marks.ServerMarks;
import org.sportello.mail.sync.FolderWatcher.Shared;
import org.sportello.mail.sync.folder.FolderResult;
import org.sportello.mail.sync.folder.Journal;
import org.sportello.mail.sync.folder.MailLine;
import org.sportello.mail.sync.folder.Reach;
import org.sportello.mail.sync.folder.Services;
import org.sportello.mail.sync.folder.SyncListener;
import org.sportello.mail.sync.wake.ClockWatch;
import org.sportello.mail.sync.wake.NetworkWatch;
import org.sportello.mail.sync.wake.OwnAddresses;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Fetches the mail of all mailboxes: once, or as it comes.
public final class MailSync implements Syncing, AutoCloseable {

    private final Shared shared;
    private final Services services;
    private final InstantSource clock;
    private final Map<Long, MailboxWatcher> watchers = new HashMap<>();
    private final CopyOnWriteArrayList<Consumer<MailboxState>> listeners =
            new CopyOnWriteArrayList<>();
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final ClockWatch clockWatch;
    private final NetworkWatch networkWatch;
    private final Signal ended = new Signal();
    private boolean started;
    private @Nullable Thread looking;

    public MailSync(
            Mailboxes mailboxes,
            MailIntake intake,
            Connector connector,
            Limits limits,
            Pace pace,
            InstantSource clock) {
        this(
                new Shared(
                        new Services(
                                mailboxes,
                                intake,
                                connector,
                                limits,
                                new Journal(
                                        SyncHealth.NONE,
                                        ServerCommands.NONE,
                                        ServerMarks.NONE,
                                        clock)),
                        pace,
                        new Turns()),
                clock);
    }

    private MailSync(Shared shared, InstantSource clock) {
        this.shared = shared;
        this.services = shared.services();
        this.clock = clock;
        this.clockWatch = new ClockWatch(clock, LOOK);
        this.networkWatch = new NetworkWatch(new OwnAddresses());
    }

    /// The same, which notes how it went, and does on the servers what is noted.
    public MailSync noting(SyncHealth health, ServerCommands commands) {
        return noting(health, commands, ServerMarks.NONE);
    }

    /// The same, which also notes what the servers say of messages that we hold.
    public MailSync noting(SyncHealth health, ServerCommands commands, ServerMarks marks) {
        return new MailSync(
                new Shared(
                        new Services(
                                services.mailboxes(),
                                services.intake(),
                                services.connector(),
                                services.limits(),
                                new Journal(health, commands, marks, clock)),
                        shared.pace(),
                        new Turns()),
                clock);
    }

    /// Begins to watch every active mailbox. Returns at once; nothing is fetched on this thread.
    public synchronized void start() {
        started = true;
        refresh();
        if (looking == null) {
            clockWatch.jumped();
            looking = Thread.ofVirtual().name("mail clock").start(this::lookAtTheClock);
        }
    }

    private void lookAtTheClock() {
        try {
            while (!ended.await(LOOK)) {
                look();
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    /// After the computer has slept, or when it is in another network, every watcher takes a new
    /// line at once.
    void look() {
        var slept = clockWatch.jumped();
        if (networkWatch.changed() || slept) {
            reconnect();
        }
    }

    /// Takes new lines to all mailboxes, at once: after a sleep, or when the network has changed.
    public synchronized void reconnect() {
        watchers.values().forEach(MailboxWatcher::reconnect);
    }

    /// Follows changes of the mailboxes: new ones are watched, removed ones let go, changed ones
    /// begun afresh. Does nothing before [#start()]. May wait for a batch that is being filed.
    public synchronized void refresh() {
        if (!started) {
            return;
        }
        var wanted = new HashMap<Long, Mailbox>();
        services.mailboxes().all().stream()
                .filter(Mailbox::active)
                .forEach(mailbox -> wanted.put(mailbox.id(), mailbox));
        for (var watcher : List.copyOf(watchers.values())) {
            var id = watcher.mailbox().id();
            if (!watcher.mailbox().equals(wanted.get(id))) {
                watchers.remove(id);
                watcher.close();
            }
        }
        for (var mailbox : wanted.values()) {
            watchers.computeIfAbsent(mailbox.id(), id -> watch(mailbox));
        }
    }

    private MailboxWatcher watch(Mailbox mailbox) {
        var watcher = new MailboxWatcher(mailbox, shared, clock, this::tell);
        if (services.mailboxes().paused().contains(mailbox.id())) {
            watcher.pause(true);
        }
        watcher.start();
        return watcher;
    }

    private void tell(MailboxState state) {
        listeners.forEach(listener -> listener.accept(state));
    }

    /// The listener hears every change of a mailbox's state, on the threads that work; it must be
    /// quick and not throw.
    @Override
    public Subscription subscribe(Consumer<MailboxState> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public List<FolderHealth> health(long mailboxId) {
        return services.health().of(mailboxId);
    }

    @Override
    public Standing standing(long mailboxId) {
        return services.journal().commands().of(mailboxId);
    }

    @Override
    public void tryAgain(long mailboxId) {
        services.journal().commands().again(mailboxId);
        syncNow(mailboxId);
    }

    @Override
    public List<Trouble> troubles(long mailboxId) {
        return services.health().troubles(mailboxId);
    }

    /// How every watched mailbox is doing, by name.
    @Override
    public synchronized List<MailboxState> states() {
        return watchers.values().stream()
                .map(MailboxWatcher::state)
                .sorted(Comparator.comparing(MailboxState::name))
                .toList();
    }

    /// Looks for new mail now, also where it was waiting or had given up.
    public synchronized void syncNow() {
        watchers.values().forEach(MailboxWatcher::syncNow);
    }

    /// The same for one mailbox, after its password or its server has been put right.
    @Override
    public synchronized void syncNow(long mailboxId) {
        var watcher = watchers.get(mailboxId);
        if (watcher != null) {
            watcher.syncNow();
        }
    }

    @Override
    public synchronized void pause(long mailboxId) {
        services.mailboxes().pause(mailboxId, true);
        var watcher = watchers.get(mailboxId);
        if (watcher != null) {
            watcher.pause(true);
        }
    }

    @Override
    public synchronized void resume(long mailboxId) {
        services.mailboxes().pause(mailboxId, false);
        var watcher = watchers.get(mailboxId);
        if (watcher != null) {
            watcher.pause(false);
        }
    }

    /// Fetches what is new in these mailboxes, all at the same time, and returns when it is filed.
    /// What goes wrong with one of them is in its result.
    public List<MailboxResult> syncOnce(Collection<Mailbox> mailboxes, SyncListener listener) {
        return syncOnce(mailboxes, null, listener);
    }

    /// The same without mail that is older and was never fetched: it comes later.
    ///
    /// @param since null: all of it
    public List<MailboxResult> syncOnce(
            Collection<Mailbox> mailboxes, @Nullable Instant since, SyncListener listener) {
        var reach = Reach.first(since);
        var jobs = new ArrayList<Callable<MailboxResult>>();
        mailboxes.forEach(mailbox -> jobs.add(() -> syncOnce(mailbox, reach, listener)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<MailboxResult>();
            for (var done : threads.invokeAll(jobs)) {
                results.add(done.get());
            }
            return List.copyOf(results);
        } catch (ExecutionException bug) {
            throw bug.getCause() instanceof RuntimeException thrown
                    ? thrown
                    : new IllegalStateException(bug.getCause());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while fetching mail", ended);
        }
    }

    private MailboxResult syncOnce(Mailbox mailbox, Reach reach, SyncListener listener) {
        var done = new ArrayList<FolderResult>();
        Problem first = null;
        try (var line = MailLine.open(mailbox, services.connector())) {
            for (var folder : services.mailboxes().folders(mailbox.id())) {
                if (!mailbox.folders().contains(folder.name())) {
                    continue;
                }
                var outcome =
                        shared.turns()
                                .work(() -> line.all(mailbox, folder, services, reach, listener));
                var problem = outcome.problem();
                note(mailbox, folder, line.server(), problem);
                if (!(problem instanceof FolderGone)) {
                    done.add(outcome.filed());
                }
                first = first == null ? problem : first;
                if (problem != null && !(problem instanceof FolderGone)) {
                    break;
                }
            }
        } catch (Problem problem) {
            first = problem;
            services.mailboxes()
                    .folders(mailbox.id())
                    .forEach(folder -> note(mailbox, folder, Server.UNKNOWN, problem));
        }
        return new MailboxResult(mailbox.name(), first, done);
    }

    private void note(Mailbox mailbox, Folder folder, Server server, @Nullable Problem problem) {
        if (problem == null) {
            services.health().worked(mailbox.id(), folder.name(), server, clock.instant());
        } else {
            services.health().failed(mailbox.id(), folder.name(), problem, clock.instant());
        }
    }

    /// Ends all watching; afterwards nothing is written any more.
    @Override
    public synchronized void close() {
        started = false;
        if (looking != null) {
            ended.call();
            looking = null;
        }
        watchers.values().forEach(MailboxWatcher::close);
        watchers.clear();
    }
}
