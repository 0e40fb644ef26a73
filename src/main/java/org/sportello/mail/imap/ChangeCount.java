package org.sportello.mail.imap;

import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a server counts the changes in a folder (RFC 7162): whoever knows the number asks only for
/// what has changed since.
public final class ChangeCount {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeCount.class);

    private static final String COUNTS = "CONDSTORE";
    private static final String TELLS = "QRESYNC";

    /// Beyond what any server counts up to; whoever says more says it to everybody.
    private static final long BEYOND = 1L << 62;

    private ChangeCount() {}

    /// Asks the server to count, and to say what has vanished, where it offers that. Before a
    /// folder is opened; once on a line.
    public static void enable(ImapConnection connection) {
        var what = connection.can(TELLS) ? TELLS : COUNTS;
        var protocol = connection.protocol();
        if (!connection.can(what) || !connection.can("ENABLE") || protocol.isEnabled(what)) {
            return;
        }
        try {
            protocol.enable(what);
        } catch (CommandFailedException | BadCommandException refused) {
            LOG.debug("{} does not count changes after all", connection.url().host(), refused);
        } catch (ProtocolException failure) {
            throw connection.problem(failure);
        }
    }

    /// The server says which messages have vanished since a change.
    public static boolean tellsVanished(ImapConnection connection) {
        return connection.can(TELLS) && connection.protocol().isEnabled(TELLS);
    }

    /// How far it has counted in a folder that has just been opened; 0 if it does not.
    static long of(ImapConnection connection, MailboxInfo opened) {
        var counts = connection.can(COUNTS) || connection.can(TELLS);
        var said = opened.highestmodseq;
        return counts && said > 0 && said < BEYOND ? said : 0;
    }
}
