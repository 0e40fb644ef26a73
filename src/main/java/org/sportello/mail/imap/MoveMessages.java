package org.sportello.mail.imap;

import java.util.Collection;

/// Moves messages into another folder of the account (MOVE, RFC 6851). Those that are gone are left
/// out.
public final class MoveMessages {

    private MoveMessages() {}

    /// Else they are copied, and deleted where they were.
    public static boolean offered(ImapConnection connection) {
        return connection.can("MOVE");
    }

    /// Out of the folder that is selected.
    ///
    /// @throws org.sportello.mail.fetch.MailServerRefused if the server will not, or has no such
    ///   folder
    public static void run(ImapConnection connection, Collection<Long> uids, String into) {
        connection.command("UID MOVE " + UidSet.of(uids), connection.folder(into));
    }
}
