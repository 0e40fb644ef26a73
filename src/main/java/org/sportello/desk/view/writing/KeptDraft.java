package org.sportello.desk.view.writing;

import org.jspecify.annotations.Nullable;
import org.sportello.ticket.Draft;
import org.sportello.ticket.Drafts;

/// One draft on its way to the store. Words are set on the screen's thread, and kept and deleted
/// elsewhere, in any order: there is never a second draft, an older text never follows a newer one,
/// and what was dropped does not come back.
final class KeptDraft {

    private volatile @Nullable Draft newest;
    private volatile boolean dropped;
    private long id;

    /// @param id in the store; 0 if it is not there yet
    KeptDraft(long id) {
        this.id = id;
    }

    /// What is to be kept next.
    void write(Draft draft) {
        newest = draft;
    }

    /// It was sent or thrown away.
    void drop() {
        dropped = true;
    }

    /// Brings the newest words to the store.
    synchronized void keep(Drafts drafts) {
        var draft = newest;
        if (draft != null && !dropped) {
            id = drafts.save(draft.withId(id));
        }
    }

    /// Takes it out of the store, if it ever got there.
    synchronized void delete(Drafts drafts) {
        if (id != 0) {
            drafts.delete(id);
            id = 0;
        }
    }
}
