package org.sportello.mail;

/// Reads a kept message: its bytes as they came, and what the parser understands of them today.
/// Texts are not stored a second time; a better parser makes old mail better too.
public interface MailReader {

    byte[] raw(long mailId);

    ParsedMail read(long mailId);

    /// The same for a mail whose row is at hand.
    ParsedMail read(Mail mail);

    /// What is needed to find the message, quicker than [#read]: without its HTML and what only
    /// that says.
    ParsedMail gist(Mail mail);

    /// The content of one attachment, read out of the raw bytes.
    byte[] attachment(long mailId, int index);

    /// A message that came inside another one.
    default ParsedMail read(Enclosed message) {
        if (message.path().isEmpty()) return read(message.mailId());
        throw new UnsupportedOperationException("messages inside messages");
    }

    /// The content of an attachment of such a message.
    default byte[] attachment(Enclosed message, int index) {
        if (message.path().isEmpty()) return attachment(message.mailId(), index);
        throw new UnsupportedOperationException("messages inside messages");
    }
}
