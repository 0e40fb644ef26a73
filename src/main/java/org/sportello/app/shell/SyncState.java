package org.sportello.app.shell;

/// How the mailboxes are, in one sentence for the status line.
///
/// @param kind what the dot beside it means
/// @param sentence such as "2 mailboxes, synced 12 s ago"
public record SyncState(Kind kind, String sentence) {

    public enum Kind {
        /// No mailbox yet.
        NONE,
        /// Everything is here.
        FINE,
        /// Mail is being fetched.
        BUSY,
        /// No network: a normal state.
        OFFLINE,
        /// Someone has to do something.
        TROUBLE
    }

    public static final SyncState NOTHING = new SyncState(Kind.NONE, "");
}
