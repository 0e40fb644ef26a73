package org.sportello.mail;

/// Another address of a mailbox: mail to it comes into the mailbox, and answers to that mail go out
/// from it.
///
/// @param fromName the sender's name that customers see; `""` for the mailbox's
/// @param signature Markdown, put below messages from it; `""` for the mailbox's
public record Alias(String address, String fromName, String signature) {

    /// This alias as a sender.
    public MailAddress sender() {
        return new MailAddress(fromName, address);
    }
}
