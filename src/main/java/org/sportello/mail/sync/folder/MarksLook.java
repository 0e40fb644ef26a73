package org.sportello.mail.sync.folder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sportello.mail.FolderCursor;
import org.sportello.mail.fetch.MailServerRefused;
import org.sportello.mail.imap.ChangeCount;
import org.sportello.mail.imap.ImapConnection;
import org.sportello.mail.imap.ImapConnection.OpenFolder;
import org.sportello.mail.imap.ImapConnection.Touched;
import org.sportello.mail.imap.MarksFetch;
import org.sportello.mail.marks.Looked;
import org.sportello.mail.marks.Marks;
import org.sportello.mail.marks.ServerMarks;
import org.sportello.mail.marks.ServerMarks.Held;
import org.sportello.mail.marks.ServerMarks.Marked;
import org.sportello.mail.marks.ServerMarks.Range;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Looks what became on the server of the messages of a folder that we hold: read, answered,
/// flagged, gone. Where the server counts its changes (RFC 7162), only what changed since the last
/// look is asked for, and nothing if its number is still the same. Elsewhere the newest messages
/// are looked at each time, and of the others one window after the other. What was noted up to
/// where moves in one transaction; a look that breaks off is begun again.
final class MarksLook {

    private static final Logger LOG = LoggerFactory.getLogger(MarksLook.class);

    /// So many messages are looked at, or noted, in one go.
    private static final int WINDOW = 500;

    /// So many windows in one look while there is an end to it.
    private static final int WINDOWS = 4;

    private final ImapConnection connection;
    private final MarksFetch fetch;
    private final long folderId;
    private final ServerMarks marks;

    MarksLook(ImapConnection connection, long folderId, ServerMarks marks) {
        this.connection = connection;
        this.fetch = new MarksFetch(connection);
        this.folderId = folderId;
        this.marks = marks;
    }

    /// Looks at what had been read before this folder was opened. What the server refuses to say is
    /// left out.
    ///
    /// @param before how far the folder had been read; with the UIDVALIDITY that it has now
    /// @param touched what the server has said by itself
    void run(OpenFolder open, FolderCursor before, Touched touched) {
        var looked = marks.looked(folderId);
        if (before.lowUid() == 0) {
            // Everything is still to come, and brings its marks along.
            reached(looked, new Looked(open.uidValidity(), open.modSeq(), 1));
            return;
        }
        try {
            look(open, before, looked, touched);
        } catch (MailServerRefused no) {
            LOG.debug("Folder {}: how messages are marked is not said", folderId, no);
        }
    }

    private void look(OpenFolder open, FolderCursor before, Looked looked, Touched touched) {
        var now = open.modSeq();
        var counted = looked.modSeq() > 0 && looked.uidValidity() == open.uidValidity();
        var next = looked;
        if (counted && now >= looked.modSeq()) {
            next = changed(before, looked, now);
        } else if (now > 0 || looked.uidValidity() != open.uidValidity()) {
            // The first look, or the server has begun to count anew.
            next = reached(looked, new Looked(open.uidValidity(), now, Long.MAX_VALUE));
        } else if (counted) {
            next = reached(looked, looked.upTo(0));
        }
        if (now == 0 && touched.any()) {
            told(open, touched);
        }
        walk(open, next);
    }

    /// What changed since the last look.
    private Looked changed(FolderCursor before, Looked looked, long now) {
        if (now == looked.modSeq()) {
            return looked;
        }
        var next = looked.upTo(now);
        if (before.highUid() > 0) {
            var notes = new Notes(looked.uidValidity());
            var low = Math.max(1, before.lowUid());
            if (!fetch.changedSince(low, before.highUid(), looked.modSeq(), notes)) {
                // Something could not be read: asked once more, and then believed.
                fetch.changedSince(low, before.highUid(), looked.modSeq(), notes);
            }
            notes.done(next);
        } else {
            reached(looked, next);
        }
        return next;
    }

    /// What the server said while we waited, by places in the folder.
    private void told(OpenFolder open, Touched touched) {
        var there = new HashSet<>(touched.numbers());
        there.removeIf(number -> number > connection.exists());
        if (!there.isEmpty()) {
            var notes = new Notes(open.uidValidity());
            fetch.numbered(there, notes);
            notes.done(null);
            window(open.uidValidity(), notes.highest() + 1);
        }
    }

    /// The newest messages, unless the server tells everything about them; and some of the others.
    private void walk(OpenFolder open, Looked looked) {
        var tellsAll = open.modSeq() > 0 && ChangeCount.tellsVanished(connection);
        if (tellsAll && looked.walkedTo() == 1) {
            return;
        }
        var walked = looked.walkedTo() == 1 ? Long.MAX_VALUE : looked.walkedTo();
        if (!tellsAll && walked != Long.MAX_VALUE) {
            window(open.uidValidity(), Long.MAX_VALUE);
        }
        for (int i = 0; i < (tellsAll ? WINDOWS : 1) && walked > 1; i++) {
            walked = window(open.uidValidity(), walked);
        }
        reached(looked, looked.walkedTo(walked));
    }

    /// Looks at the newest messages below a UID. That one is gone is believed when it is missing
    /// twice.
    ///
    /// @return the lowest that was looked at; 1 if there is no other
    private long window(long uidValidity, long below) {
        var held = marks.held(folderId, uidValidity, below, WINDOW);
        if (held.isEmpty()) {
            return 1;
        }
        var low = held.getFirst().uid();
        var high = held.getLast().uid();
        var differing = new Differing(held);
        fetch.between(low, high, differing);
        if (!differing.missing.isEmpty() && !fetch.between(low, high, differing)) {
            differing.missing.clear();
        }
        if (!differing.marked.isEmpty() || !differing.missing.isEmpty()) {
            marks.note(
                    new ServerMarks.Said(
                            folderId, uidValidity, differing.marked(), differing.gone(), null));
        }
        return held.size() < WINDOW ? 1 : low;
    }

    private Looked reached(Looked before, Looked now) {
        if (!now.equals(before)) {
            new Notes(now.uidValidity()).done(now);
        }
        return now;
    }

    /// Of messages that we hold those that are not as they were noted.
    private static final class Differing implements MarksFetch.Hearer {

        private final HashMap<Long, Held> held = new HashMap<>();
        private final Set<Long> missing = new HashSet<>();
        private final HashMap<Long, Marks> marked = new HashMap<>();

        Differing(List<Held> all) {
            all.forEach(one -> held.put(one.uid(), one));
            missing.addAll(held.keySet());
        }

        @Override
        public void marked(long uid, Marks said) {
            var known = held.get(uid);
            if (known != null) {
                missing.remove(uid);
                if (!Objects.equals(known.marks(), said)) {
                    marked.put(uid, said);
                }
            }
        }

        List<Marked> marked() {
            return marked.entrySet().stream()
                    .map(one -> new Marked(one.getKey(), one.getValue()))
                    .toList();
        }

        List<Range> gone() {
            return missing.stream().map(uid -> new Range(uid, uid)).toList();
        }
    }

    /// Notes what is heard, some of it at a time.
    private final class Notes implements MarksFetch.Hearer {

        private final long uidValidity;
        private final List<Marked> marked = new ArrayList<>();
        private final List<Range> gone = new ArrayList<>();
        private long highest;

        Notes(long uidValidity) {
            this.uidValidity = uidValidity;
        }

        @Override
        public void marked(long uid, Marks said) {
            marked.add(new Marked(uid, said));
            highest = Math.max(highest, uid);
            noteMany();
        }

        @Override
        public void gone(long low, long high) {
            gone.add(new Range(low, high));
            noteMany();
        }

        long highest() {
            return highest;
        }

        private void noteMany() {
            if (marked.size() + gone.size() >= WINDOW) {
                note(null);
            }
        }

        /// The rest, with how far it reaches.
        void done(@Nullable Looked reached) {
            if (reached != null || !marked.isEmpty() || !gone.isEmpty()) {
                note(reached);
            }
        }

        private void note(@Nullable Looked reached) {
            marks.note(new ServerMarks.Said(folderId, uidValidity, marked, gone, reached));
            marked.clear();
            gone.clear();
        }
    }
}
