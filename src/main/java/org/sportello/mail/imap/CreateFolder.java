package org.sportello.mail.imap;

/// Makes a folder (CREATE and SUBSCRIBE, RFC 9051 §6.3.4, §6.3.7).
public final class CreateFolder {

    private CreateFolder() {}

    /// Makes it, and has other mail programs show it.
    ///
    /// @throws org.sportello.mail.fetch.MailServerRefused if the server will not
    public static void run(ImapConnection connection, String name) {
        connection.command("CREATE", connection.folder(name));
        connection.command("SUBSCRIBE", connection.folder(name));
    }
}
