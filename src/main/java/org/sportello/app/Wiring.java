package org.sportello.app;

import org.sportello.kernel.Changes;
import org.sportello.search.Index;
import org.sportello.search.IndexFollower;
import org.sportello.search.IndexKeeper;
import org.sportello.search.Search;
import org.sportello.search.Sources;
import org.sportello.storage.Database;
import org.sportello.storage.SingleInstance;
import org.sportello.storage.StoreFolder;
import org.sportello.storage.event.EventLog;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Makes every object behind the screens once, in start order, and closes them in reverse. The
/// window and each command of the command line work on the same objects. Nothing here runs by
/// itself: the window starts what it wants to run.
public final class Wiring implements AutoCloseable {

    private final StoreFolder folder;
    private final SingleInstance instance;
    private final InstantSource clock;
    private final Changes changes;
    private final Database database;
    private final EventLog log;
    private final Index index;
    private final Search search;
    private final StoreWiring store;
    private final MailWiring mail;
    private final IndexFollower follower;
    private final AtomicBoolean closed = new AtomicBoolean();

    /// Opens (and creates or migrates) the store in the folder.
    ///
    /// @throws org.sportello.storage.StoreLocked if another Sportello has it
    public Wiring(StoreFolder folder) {
        this(folder, SingleInstance.lock(folder.create()), InstantSource.system());
    }

    /// The same with a clock of one's own, on a store that is held already.
    public Wiring(StoreFolder folder, SingleInstance instance, InstantSource clock) {
        this.folder = folder;
        this.instance = instance;
        this.clock = clock;
        changes = new Changes();
        Logging.into(folder.logs());
        database = Database.file(folder.database(), changes);
        log = new EventLog(database);
        index = new Index(folder.index());
        search = new Search(index, clock, ZoneId.systemDefault());
        store = new StoreWiring(folder, database, log, search, clock);
        mail = new MailWiring(folder, database, changes, store, clock);
        follower =
                new IndexFollower(
                        log,
                        index,
                        new Sources(
                                store.tickets(),
                                store.ticketPages(),
                                store.customers(),
                                store.mails(),
                                mail.reader(),
                                store.articles(),
                                store.scripts()),
                        database);
    }

    private Wiring(Wiring owner) {
        folder = owner.folder;
        instance = owner.instance;
        clock = owner.clock;
        changes = owner.changes;
        database = owner.database;
        log = owner.log;
        index = owner.index;
        search = owner.search;
        store = owner.store;
        mail = owner.mail;
        follower = owner.follower;
        closed.set(true);
    }

    /// The same objects for someone who works beside the owner; closing it closes nothing.
    public Wiring lent() {
        return new Wiring(this);
    }

    public StoreFolder folder() {
        return folder;
    }

    /// Holds the store for this process; the window listens on it for later starts.
    public SingleInstance instance() {
        return instance;
    }

    public InstantSource clock() {
        return clock;
    }

    public Changes changes() {
        return changes;
    }

    public Database database() {
        return database;
    }

    public EventLog log() {
        return log;
    }

    public StoreWiring store() {
        return store;
    }

    public MailWiring mail() {
        return mail;
    }

    public Index index() {
        return index;
    }

    public IndexFollower indexFollower() {
        return follower;
    }

    public Search search() {
        return search;
    }

    /// Starts to keep the index up to the log; until it is closed.
    ///
    /// @param pause the least time between two moments at which what was read becomes visible
    /// @param bugs is told what went wrong; the next change tries again
    public IndexKeeper keepIndex(Duration pause, Consumer<Throwable> bugs) {
        return new IndexKeeper(follower, index, changes, pause, bugs);
    }

    /// Brings the index and the figures up to the log. Commands do it before they ask; the window
    /// does it as it goes.
    public void catchUp() {
        follower.catchUp();
        store.rollUp().catchUp();
    }

    /// Closing twice is harmless.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        mail.close();
        index.close();
        database.close();
        instance.close();
    }
}
