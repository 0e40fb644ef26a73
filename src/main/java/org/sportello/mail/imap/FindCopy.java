package org.sportello.mail.imap;

import org.eclipse.angus.mail.iap.Argument;

/// Looks whether a folder holds a message, by what it calls itself (SEARCH, RFC 9051 §6.4.4).
public final class FindCopy {

    private FindCopy() {}

    /// Afterwards this folder is the one that is open, for reading.
    ///
    /// @return false also if there is no such folder
    public static boolean in(ImapConnection connection, String folder, String messageId) {
        try {
            connection.examine(folder);
        } catch (FolderGone notThere) {
            return false;
        }
        var id = new Argument();
        id.writeString(messageId);
        return connection.search("HEADER MESSAGE-ID", id).length > 0;
    }
}
