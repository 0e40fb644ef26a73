package org.sportello.mail.fetching;

import org.sportello.kernel.Problem;
import org.sportello.mail.fetching.ServerCommand.Kind;

import java.util.EnumSet;
import java.util.Set;

/// What becomes of a message on its server once we hold it. Nothing, unless somebody wants it so.
/// Messages held back stay untouched in any case.
///
/// @param markSeen marks it as read
/// @param moveTo moves it into this folder of the same account; `""`: it stays
/// @param deleteAfterDays deletes it so many days after it came to us; 0: never
public record Afterwards(boolean markSeen, String moveTo, int deleteAfterDays) {

    /// Everything stays as it is.
    public static final Afterwards NOTHING = new Afterwards(false, "", 0);

    private static final int LONGEST_NAME = 500;
    private static final int MOST_DAYS = 3650;

    /// @throws Problem if a message would be moved and deleted, or a number makes no sense
    public Afterwards {
        if (deleteAfterDays < 0
                || deleteAfterDays > MOST_DAYS
                || moveTo.length() > LONGEST_NAME
                || (deleteAfterDays > 0 && !moveTo.isEmpty())) {
            throw new Problem("mail.badAfterwards", MOST_DAYS);
        }
    }

    /// What is wanted of the messages of this folder, in the order in which it is done. Where
    /// messages are moved to they are left alone.
    ///
    /// @param imap false by POP3, which knows no folders and no marks
    public Set<Kind> kinds(boolean imap, String folder) {
        var kinds = EnumSet.noneOf(Kind.class);
        if (!moveTo.equals(folder)) {
            if (imap && markSeen) {
                kinds.add(Kind.SEEN);
            }
            if (imap && !moveTo.isEmpty()) {
                kinds.add(Kind.MOVE);
            }
            if (deleteAfterDays > 0) {
                kinds.add(Kind.DELETE);
            }
        }
        return kinds;
    }

    /// Whether anything is wanted.
    public boolean any() {
        return !equals(NOTHING);
    }
}
