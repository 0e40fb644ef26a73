package org.sportello.mail.imap;

import java.util.Collection;

/// Marks messages as read (STORE, RFC 9051 §6.4.6). Those that are gone are left out.
public final class MarkSeen {

    private MarkSeen() {}

    /// In the folder that is selected.
    ///
    /// @throws org.sportello.mail.fetch.MailServerRefused if the server will not
    public static void run(ImapConnection connection, Collection<Long> uids) {
        connection.command("UID STORE " + UidSet.of(uids) + " +FLAGS.SILENT (\\Seen)", null);
    }
}
