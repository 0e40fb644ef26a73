package org.sportello.mail.imap.signin;

import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.fetch.Abilities;
import org.sportello.mail.signin.MailboxUnreachable;

/// Has everything on the line compressed from now on, both ways (RFC 4978).
public final class Compress {

    private static final Logger LOG = LoggerFactory.getLogger(Compress.class);

    private Compress() {}

    /// Right after signing in, when the server has nothing else to say: what it said beside its
    /// answer would be lost. A server that does not offer it, or will not, is spoken to as before.
    ///
    /// @throws org.sportello.kernel.Problem if the line broke; it is closed then
    public static void run(ServerUrl url, SignInProtocol protocol) {
        if (!protocol.hasCapability(Abilities.COMPRESS)) {
            return;
        }
        try {
            protocol.compress();
        } catch (CommandFailedException | BadCommandException refused) {
            LOG.debug("{} does not compress after all", url.host(), refused);
        } catch (ProtocolException failure) {
            protocol.disconnect();
            throw MailboxUnreachable.lost(url.host(), failure);
        }
    }
}
