package org.sportello.mail;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// An account that we sync.
///
/// @param address what customers write to and replies come from
/// @param folders the folders to sync, by their names on the server
/// @param archive old mail is history: original dates, solved, no acknowledgement
/// @param acknowledge new tickets are acknowledged by mail
/// @param quoteHistory replies carry the quoted message
/// @param signature Markdown, put below replies
public record Mailbox(
        long id,
        String name,
        String address,
        String fromName,
        ServerUrl incoming,
        @Nullable ServerUrl outgoing,
        List<String> folders,
        boolean archive,
        boolean acknowledge,
        boolean quoteHistory,
        String signature,
        boolean active) {

    public Mailbox {
        folders = List.copyOf(folders);
    }
}
