package org.sportello.mail.imap;

import java.util.Collection;

/// Deletes messages (STORE and UID EXPUNGE, RFC 4315). A server without UIDPLUS could only remove
/// everything in the folder that anybody has marked as deleted: there they are marked, and whoever
/// tidies the folder next removes them. Those that are gone are left out.
public final class DeleteMessages {

    private DeleteMessages() {}

    /// In the folder that is selected.
    ///
    /// @throws org.sportello.mail.fetch.MailServerRefused if the server will not
    public static void run(ImapConnection connection, Collection<Long> uids) {
        var set = UidSet.of(uids);
        connection.command("UID STORE " + set + " +FLAGS.SILENT (\\Deleted)", null);
        if (connection.can("UIDPLUS")) {
            connection.command("UID EXPUNGE " + set, null);
        }
    }
}
