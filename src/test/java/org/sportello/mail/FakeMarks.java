package org.sportello.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.marks.Looked;
import org.sportello.mail.marks.Marks;
import org.sportello.mail.marks.Placement;
import org.sportello.mail.marks.ServerMarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the servers say of messages, in memory.
public final class FakeMarks implements ServerMarks {

    private final Map<List<Long>, TreeMap<Long, Optional<Marks>>> held = new LinkedHashMap<>();
    private final Map<Long, Looked> looked = new HashMap<>();
    private final Set<Long> gone = new TreeSet<>();
    private int notes;
    private int untilFailure = Integer.MAX_VALUE;
    private volatile Runnable afterNote = () -> {};

    /// Notes what came with messages.
    synchronized void locate(long folderId, long uidValidity, List<RawMail> mails) {
        var here = held.computeIfAbsent(List.of(folderId, uidValidity), _ -> new TreeMap<>());
        mails.forEach(mail -> here.put(mail.uid(), Optional.ofNullable(mail.marks())));
    }

    /// As in a store of an older version: nobody has ever looked.
    public synchronized void forget() {
        looked.clear();
        held.values().forEach(here -> here.replaceAll((_, _) -> Optional.empty()));
    }

    /// Throws at the note with this number from now on, from 1, once.
    public synchronized void failAt(int note) {
        untilFailure = note;
    }

    public void afterNote(Runnable action) {
        afterNote = action;
    }

    /// How often something was noted.
    public synchronized int notes() {
        return notes;
    }

    /// The UIDs that were missed, in any folder.
    public synchronized Set<Long> gone() {
        return Set.copyOf(gone);
    }

    /// What is known of a message of the first folder as it is now; null if nothing.
    public synchronized @Nullable Marks of(long uid) {
        return held.values().stream()
                .filter(here -> here.containsKey(uid))
                .reduce((_, later) -> later)
                .flatMap(here -> here.get(uid))
                .orElse(null);
    }

    @Override
    public synchronized Looked looked(long folderId) {
        return looked.getOrDefault(folderId, Looked.NEVER);
    }

    @Override
    public synchronized List<Held> held(long folderId, long uidValidity, long below, int most) {
        var here = held.getOrDefault(List.of(folderId, uidValidity), new TreeMap<>());
        var found = new ArrayList<Held>();
        for (var one : here.headMap(below, false).descendingMap().entrySet()) {
            if (found.size() < most && !gone.contains(one.getKey())) {
                found.add(new Held(one.getKey(), one.getValue().orElse(null)));
            }
        }
        return found.reversed();
    }

    @Override
    public void note(Said said) {
        synchronized (this) {
            if (--untilFailure == 0) {
                throw new IllegalStateException("The test wants a failure here");
            }
            notes++;
            var here =
                    held.computeIfAbsent(
                            List.of(said.folderId(), said.uidValidity()), _ -> new TreeMap<>());
            said.marked()
                    .forEach(one -> {
                        if (here.containsKey(one.uid())) {
                            here.put(one.uid(), Optional.of(one.marks()));
                            gone.remove(one.uid());
                        }
                    });
            said.gone()
                    .forEach(range ->
                            gone.addAll(here.subMap(range.low(), range.high() + 1).keySet()));
            var reached = said.reached();
            if (reached != null) {
                looked.put(said.folderId(), reached);
            }
        }
        afterNote.run();
    }

    @Override
    public Map<Long, List<Placement>> placements(Collection<Long> mailIds) {
        return Map.of();
    }
}
