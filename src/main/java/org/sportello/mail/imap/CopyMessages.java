package org.sportello.mail.imap;

import java.util.Collection;

/// Copies messages into another folder of the account (COPY, RFC 9051 §6.4.7). Those that are gone
/// are left out.
public final class CopyMessages {

    private CopyMessages() {}

    /// Out of the folder that is selected.
    ///
    /// @throws org.sportello.mail.fetch.MailServerRefused if the server will not, or has no such
    ///   folder
    public static void run(ImapConnection connection, Collection<Long> uids, String into) {
        connection.command("UID COPY " + UidSet.of(uids), connection.folder(into));
    }
}
