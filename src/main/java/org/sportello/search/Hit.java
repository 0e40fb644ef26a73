package org.sportello.search;

import java.time.Instant;
import java.util.List;

/// One thing that was found.
///
/// @param key its id in the store: of the ticket, mail, customer, article or reply
/// @param id what people call it: the ticket's number for tickets, else the key
/// @param ticketId the ticket it belongs to, for tickets and messages; else 0
/// @param title a subject, a name
/// @param who the person behind it; may be empty
/// @param snippet the words around what was found, in one line
/// @param marks the places of the found words in the snippet
/// @param score how well it fits, for the order only
public record Hit(
        Type type,
        long key,
        String id,
        long ticketId,
        String title,
        String who,
        String snippet,
        List<Mark> marks,
        Instant at,
        float score) {

    public Hit {
        marks = List.copyOf(marks);
    }

    /// What can be found.
    public enum Type {
        TICKET,
        MESSAGE,
        CUSTOMER,
        ARTICLE,
        SCRIPT
    }

    /// From (inclusive) and to (exclusive), in characters of the snippet.
    public record Mark(int from, int to) {}
}
