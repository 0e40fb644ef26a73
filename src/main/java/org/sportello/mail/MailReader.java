package org.sportello.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.MessageParser;
import org.sportello.mail.message.ParsedMail;

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
    ParsedMail read(Enclosed message);

    /// The HTML of such a message as its sender made it ([MessageParser#designed]).
    @Nullable String designed(Enclosed message);

    /// The content of an attachment of such a message.
    byte[] attachment(Enclosed message, int index);
}
