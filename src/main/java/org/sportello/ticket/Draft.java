package org.sportello.ticket;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What an agent is writing; saved while typing, it survives a kill.
///
/// @param ticketId null for a new outgoing message
/// @param mailboxId what a new message is sent from; null: not chosen
/// @param from the address that it is to leave as; null: not chosen
/// @param body Markdown
public record Draft(
        long id,
        @Nullable Long ticketId,
        @Nullable Long mailboxId,
        @Nullable String from,
        long agentId,
        Kind kind,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        String subject,
        String body,
        List<DraftFile> files,
        Instant savedAt) {

    /// What will become of it.
    public enum Kind {
        REPLY,
        FORWARD,
        NEW,
        NOTE,
        CALL
    }

    public Draft {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        files = List.copyOf(files);
    }

    /// The same under another id; 0 for one that is not kept yet.
    public Draft withId(long newId) {
        return new Draft(
                newId, ticketId, mailboxId, from, agentId, kind, to, cc, bcc, subject, body, files,
                savedAt);
    }

    /// A file to send along: kept by content, so that it survives the original's deletion.
    ///
    /// @param cid the content id for an image inside the text, else null
    public record DraftFile(String name, String type, byte[] content, @Nullable String cid) {}
}
