package org.sportello.mail.message;

import org.jspecify.annotations.Nullable;

/// Understands messages; never fails on a bad one.
public interface MessageParser {

    /// What a message says.
    ParsedMail parse(byte[] raw);

    /// What is needed to file a message and to find it again: as [#parse], but without what is only
    /// shown. `html` is null, there are no [Remarks], no attachment counts as inline, and problems
    /// of HTML beside plain text are not seen. All that is read when somebody opens the message.
    ParsedMail gist(byte[] raw);

    /// The HTML of a message as its sender made it, with its style sheets and everything that
    /// [ParsedMail#html()] leaves out: for a view that loads and runs nothing. Null if it has none.
    @Nullable String designed(byte[] raw);

    /// The decoded content of an attachment, read out of the message that it belongs to.
    ///
    /// @param index [Attachment#index()]
    /// @throws IndexOutOfBoundsException if the message has no such attachment
    byte[] content(byte[] raw, int index);
}
