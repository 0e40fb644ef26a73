package org.sportello.mail;

import org.sportello.kernel.Problem;
import org.sportello.mail.message.MailAddress;

import java.util.regex.Pattern;

/// Another address of a mailbox: mail to it comes into the mailbox, and answers to that mail go out
/// from it.
///
/// @param fromName the sender's name that customers see; `""` for the mailbox's
/// @param signature Markdown, put below messages from it, whoever writes; `""` for the agent's or
///   the mailbox's
public record Alias(String address, String fromName, String signature) {

    private static final Pattern NAMED = Pattern.compile("\"?([^\"<]*?)\"?\\s*<([^<>]+)>");

    /// Reads `Name <address>` or `address`; without a signature.
    ///
    /// @throws Problem `mail.badAlias` if mail cannot be sent as it
    public static Alias parse(String text) {
        var named = NAMED.matcher(text.strip());
        var one =
                named.matches()
                        ? new Alias(named.group(2).strip(), named.group(1).strip(), "")
                        : new Alias(text.strip(), "", "");
        if (!one.sender().sendable()) {
            throw new Problem("mail.badAlias", text);
        }
        return one;
    }

    /// This alias as a sender.
    public MailAddress sender() {
        return new MailAddress(fromName, address);
    }
}
