package org.sportello.mail;

import java.util.List;
import java.util.Optional;

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

    /// Joins the transaction in scope, so that the cursor moves together with the mail.
    void move(long folderId, FolderCursor cursor);
}
