package org.sportello.app;

import org.sportello.kernel.Changes;
import org.sportello.knowledge.Articles;
import org.sportello.knowledge.store.JooqArticles;
import org.sportello.script.Scripts;
import org.sportello.script.store.JooqScripts;
import org.sportello.storage.Database;
import org.sportello.storage.EventLog;
import org.sportello.storage.SingleInstance;
import org.sportello.storage.StoreFolder;

import java.time.InstantSource;

/// Makes every object behind the screens once, in start order, and closes them in reverse. The
/// window and each command of the command line work on the same objects.
public final class Wiring implements AutoCloseable {

    private final StoreFolder folder;
    private final SingleInstance instance;
    private final InstantSource clock = InstantSource.system();
    private final Changes changes = new Changes();
    private final Database database;
    private final EventLog log;
    private final Scripts scripts;
    private final Articles articles;

    /// Opens (and creates or migrates) the store in the folder.
    ///
    /// @throws org.sportello.storage.StoreLocked if another Sportello has it
    public Wiring(StoreFolder folder) {
        this.folder = folder.create();
        instance = SingleInstance.lock(folder);
        Logging.into(folder.logs());
        database = Database.file(folder.database(), changes);
        log = new EventLog(database);
        scripts = new JooqScripts(database, log, clock);
        articles = new JooqArticles(database, log, clock);
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

    public Scripts scripts() {
        return scripts;
    }

    public Articles articles() {
        return articles;
    }

    @Override
    public void close() {
        database.close();
        instance.close();
    }
}
