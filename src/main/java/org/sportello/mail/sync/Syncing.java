package org.sportello.mail.sync;

import org.sportello.kernel.Subscription;
import org.sportello.mail.SyncHealth.FolderHealth;
import org.sportello.mail.SyncHealth.Trouble;
import org.sportello.mail.fetching.ServerCommands.Standing;

import java.util.List;
import java.util.function.Consumer;

/// The watching of the mailboxes as the screen sees it: how each is doing, and the few things that
/// can be asked of it. Every method returns soon and may be called from any thread but the
/// screen's.
public interface Syncing {

    /// How every watched mailbox is doing, by name.
    List<MailboxState> states();

    /// How fetching went, folder by folder, as it was noted last; also before anything is watched.
    default List<FolderHealth> health(long mailboxId) {
        return List.of();
    }

    /// What is still to be done on the server, and what it has refused.
    default Standing standing(long mailboxId) {
        return Standing.NOTHING;
    }

    /// Tries again what the server has refused to do.
    default void tryAgain(long mailboxId) {}

    /// What went wrong with a mailbox lately, the last one first; as it was noted.
    default List<Trouble> troubles(long mailboxId) {
        return List.of();
    }

    /// The listener hears every change of a mailbox's state, on the threads that work; it must be
    /// quick and not throw.
    Subscription subscribe(Consumer<MailboxState> listener);

    /// Looks for new mail now, also where it was waiting or had given up.
    void syncNow(long mailboxId);

    /// Lets a mailbox rest until it is resumed, also over a restart.
    void pause(long mailboxId);

    void resume(long mailboxId);
}
