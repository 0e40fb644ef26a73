package org.sportello.mail;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps the mailboxes and how far each folder has been read.
public interface Mailboxes {

    List<Mailbox> all();

    Optional<Mailbox> find(long id);

    Optional<Mailbox> findByName(String name);

    /// Adds the mailbox (its id is ignored) with its folders.
    Mailbox add(Mailbox mailbox);

    void update(Mailbox mailbox);

    /// Takes the mailbox out of the sync; its mail and tickets stay.
    void remove(long id);

    List<Folder> folders(long mailboxId);

    /// The mailboxes that rest until someone lets them go on, also over a restart.
    Set<Long> paused();

    void pause(long id, boolean pause);

    /// Joins the transaction in scope, so that the cursor moves together with the mail.
    void move(long folderId, FolderCursor cursor);

    /// Which of these messages of a folder have been read already.
    Collection<Long> read(long folderId, long uidValidity, Collection<Long> uids);
}
