package org.sportello.mail.message;

import org.jspecify.annotations.Nullable;

/// A part of a message that is not shown as its text. The content stays in the raw message and is
/// read from there on demand (`MailParser.content`).
///
/// @param index the position among the message's attachments, from 0
/// @param name decoded file name without path parts, or null
/// @param type media type in lower case, without parameters
/// @param size bytes after transfer decoding
/// @param inline true if the message shows it inside its body
/// @param cid Content-ID without angle brackets, or null
/// @param sha256 lower-case hex of the content after transfer decoding
public record Attachment(
        int index,
        @Nullable String name,
        String type,
        long size,
        boolean inline,
        @Nullable String cid,
        String sha256) {

    /// The same at another position.
    public Attachment at(int position) {
        return new Attachment(position, name, type, size, inline, cid, sha256);
    }
}
