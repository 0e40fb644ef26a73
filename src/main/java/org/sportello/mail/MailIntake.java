package org.sportello.mail;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Takes in mail. Whoever fetches hands each batch over with the cursor that it reaches; mail,
/// tickets and cursor move in one transaction. A message that cannot be read goes to quarantine,
/// never into the way of the others.
public interface MailIntake {

    /// Begins a batch; the tickets are not touched yet. So the next batch can be read while one is
    /// filed.
    Prepared begin(@Nullable Mailbox mailbox);

    /// A batch that is being read.
    interface Prepared {

        /// Reads these messages too, beside the caller, who waits while much has not been read yet:
        /// so the bytes of messages never pile up.
        void add(List<RawMail> mails);

        /// Waits until everything is read, and files it, in order. Batches are filed in the order
        /// in which they were read.
        ///
        /// @param place the folder and the cursor after this batch; null when mail is imported from
        ///   files
        Filed file(@Nullable Place place);
    }

    /// Starts to read a batch that is here already.
    default Prepared read(@Nullable Mailbox mailbox, List<RawMail> batch) {
        var reading = begin(mailbox);
        reading.add(batch);
        return reading;
    }

    /// Reads and files the batch.
    default Filed file(@Nullable Mailbox mailbox, @Nullable Place place, List<RawMail> batch) {
        return read(mailbox, batch).file(place);
    }

    /// The folder that was read, and how far.
    record Place(long folderId, FolderCursor after) {}

    /// What became of a batch.
    record Filed(
            int stored,
            int duplicates,
            int quarantined,
            int ticketsCreated,
            List<FiledMail> mails) {

        public Filed {
            mails = List.copyOf(mails);
        }
    }

    /// What became of one message.
    ///
    /// @param mailId 0 if it waits in quarantine
    /// @param ticketId null if it was kept without a ticket
    /// @param why the check that decided, e.g. `references #3`, `no matching ticket`
    record FiledMail(
            String source,
            long mailId,
            @Nullable String messageId,
            String kind,
            boolean duplicate,
            @Nullable Long ticketId,
            String why) {}
}
