package org.sportello.mail.marks;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Keeps what the servers say of messages that we hold. What comes with a message is noted with its
/// place (`Mails.locate`); what changes later is noted here.
public interface ServerMarks {

    /// How far the folder has been looked through; [Looked#NEVER] if it was not.
    Looked looked(long folderId);

    /// The newest messages of a folder below a UID, rising; those that are gone are left out.
    List<Held> held(long folderId, long uidValidity, long below, int most);

    /// A message that we hold.
    ///
    /// @param marks as they were noted last; null if never
    record Held(long uid, @Nullable Marks marks) {}

    /// Notes what a server said, and how far it was asked, in one transaction. Messages that we do
    /// not hold are left out.
    void note(Said said);

    /// What a server said about messages of a folder.
    ///
    /// @param reached how far it was asked with this; null if not as far as that
    record Said(
            long folderId,
            long uidValidity,
            List<Marked> marked,
            List<Range> gone,
            @Nullable Looked reached) {

        public Said {
            marked = List.copyOf(marked);
            gone = List.copyOf(gone);
        }
    }

    /// A message that is there.
    record Marked(long uid, Marks marks) {}

    /// UIDs from one to another, both included.
    record Range(long low, long high) {}

    /// The places of messages on their servers, by the ids of the mails, in the order of the
    /// folders. Mails without a place are left out.
    Map<Long, List<Placement>> placements(Collection<Long> mailIds);

    /// Notes nothing.
    ServerMarks NONE =
            new ServerMarks() {
                @Override
                public Looked looked(long folderId) {
                    return Looked.NEVER;
                }

                @Override
                public List<Held> held(long folderId, long uidValidity, long below, int most) {
                    return List.of();
                }

                @Override
                public void note(Said said) {}

                @Override
                public Map<Long, List<Placement>> placements(Collection<Long> mailIds) {
                    return Map.of();
                }
            };
}
