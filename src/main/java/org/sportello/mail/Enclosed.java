package org.sportello.mail;

import org.sportello.mail.message.Attachment;

import java.util.ArrayList;
import java.util.List;

/// A message that we hold, or one that came inside it as an attachment, at any depth.
///
/// @param path the attachments to go through, by [Attachment#index()]; empty for the mail itself
public record Enclosed(long mailId, List<Integer> path) {

    public Enclosed {
        path = List.copyOf(path);
    }

    /// The mail itself.
    public static Enclosed mail(long mailId) {
        return new Enclosed(mailId, List.of());
    }

    /// The message that is attached to this one.
    public Enclosed inside(Attachment message) {
        List<Integer> deeper = new ArrayList<>(path);
        deeper.add(message.index());
        return new Enclosed(mailId, deeper);
    }
}
