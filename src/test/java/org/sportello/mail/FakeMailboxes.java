package org.sportello.mail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Mailboxes in memory.
public final class FakeMailboxes implements Mailboxes {

    private final Map<Long, Mailbox> mailboxes = new LinkedHashMap<>();
    private final Set<Long> paused = new HashSet<>();
    private final Map<Long, Folder> folders = new LinkedHashMap<>();

    @Override
    public synchronized List<Mailbox> all() {
        return List.copyOf(mailboxes.values());
    }

    @Override
    public synchronized Optional<Mailbox> find(long id) {
        return Optional.ofNullable(mailboxes.get(id));
    }

    @Override
    public synchronized Optional<Mailbox> findByName(String name) {
        return mailboxes.values().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    @Override
    public synchronized Mailbox add(Mailbox mailbox) {
        var added = mailbox.withId(mailboxes.size() + 1L);
        mailboxes.put(added.id(), added);
        for (var name : added.folders()) {
            var id = folders.size() + 1L;
            folders.put(id, new Folder(id, added.id(), name, FolderCursor.NONE));
        }
        return added;
    }

    @Override
    public synchronized void update(Mailbox mailbox) {
        mailboxes.put(mailbox.id(), mailbox);
    }

    @Override
    public synchronized void remove(long id) {
        mailboxes.remove(id);
    }

    @Override
    public synchronized List<Folder> folders(long mailboxId) {
        var found = new ArrayList<Folder>();
        for (var folder : folders.values()) {
            if (folder.mailboxId() == mailboxId) {
                found.add(folder);
            }
        }
        return found;
    }

    @Override
    public synchronized Set<Long> paused() {
        return Set.copyOf(paused);
    }

    @Override
    public synchronized void pause(long id, boolean pause) {
        if (pause) {
            paused.add(id);
        } else {
            paused.remove(id);
        }
    }

    @Override
    public synchronized void move(long folderId, FolderCursor cursor) {
        folders.computeIfPresent(
                folderId,
                (id, folder) -> new Folder(id, folder.mailboxId(), folder.name(), cursor));
    }

    private final Set<List<Long>> read = new HashSet<>();

    /// Notes what has been taken in.
    synchronized void noteRead(long folderId, long uidValidity, Collection<Long> uids) {
        uids.forEach(uid -> read.add(List.of(folderId, uidValidity, uid)));
    }

    @Override
    public synchronized Collection<Long> read(
            long folderId, long uidValidity, Collection<Long> uids) {
        return uids.stream()
                .filter(uid -> read.contains(List.of(folderId, uidValidity, uid)))
                .toList();
    }
}
