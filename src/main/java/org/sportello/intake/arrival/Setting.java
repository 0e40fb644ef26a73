package org.sportello.intake.arrival;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.FolderCursor;
import org.sportello.mail.MailIntake.Place;
import org.sportello.mail.Mailbox;
import org.sportello.mail.message.MailAddress;

import java.time.Instant;
import java.util.Set;

/// Where and when a batch arrives, and who we are.
///
/// @param mailbox null for files
/// @param before how far the folder was read before this batch
/// @param self every address that we write from, in lower case
/// @param agents the addresses of our people, in lower case
public record Setting(
        @Nullable Mailbox mailbox,
        @Nullable Place place,
        FolderCursor before,
        Set<String> self,
        Set<String> agents,
        Instant now,
        IntakeSettings rules) {

    /// True for one of our addresses, also with a ticket number behind a plus sign.
    public boolean ours(String address) {
        return self.contains(address) || self.contains(MailAddress.untagged(address));
    }

    /// True for old mail: from files, or what lay in the folder of an archive before its first
    /// sync.
    boolean history(Origin origin) {
        if (mailbox == null || place == null) {
            return mailbox == null || mailbox.archive();
        }
        return mailbox.archive()
                && (before.uidValidity() != place.after().uidValidity()
                        || origin.uid() <= before.highUid());
    }

    public @Nullable Long mailboxId() {
        return mailbox == null ? null : mailbox.id();
    }
}
