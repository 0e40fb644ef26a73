package org.sportello.mail.imap;

import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Locale;
import java.util.Optional;

/// Where an account's own folders lie (NAMESPACE, RFC 2342): some servers keep all of them below
/// INBOX, and make none elsewhere.
///
/// @param prefix what the name of every such folder begins with, such as `INBOX.`; often empty
public record PersonalNamespace(String prefix) {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalNamespace.class);
    private static final String NAMESPACE = "NAMESPACE";
    private static final String INBOX = "INBOX";

    /// Empty if the server does not say.
    public static Optional<PersonalNamespace> of(ImapConnection connection) {
        if (!connection.can(NAMESPACE)) {
            return Optional.empty();
        }
        try {
            var said = connection.protocol().namespace();
            return said == null || said.personal == null || said.personal.length == 0
                    ? Optional.empty()
                    : Optional.of(new PersonalNamespace(said.personal[0].prefix));
        } catch (CommandFailedException | BadCommandException refused) {
            LOG.debug("{} does not say where folders lie", connection.url().host(), refused);
            return Optional.empty();
        } catch (ProtocolException failure) {
            throw connection.problem(failure);
        }
    }

    /// A folder of this name as the server has to be told it. A name that says where it lies stays
    /// as it is.
    public String named(String folder) {
        var upper = folder.toUpperCase(Locale.ROOT);
        return upper.equals(INBOX) || upper.startsWith(prefix.toUpperCase(Locale.ROOT))
                ? folder
                : prefix + folder;
    }
}
