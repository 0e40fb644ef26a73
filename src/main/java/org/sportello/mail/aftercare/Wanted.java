package org.sportello.mail.aftercare;

import org.sportello.mail.Folder;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerCommand.Kind;
import org.sportello.mail.ServerUrl.Protocol;

import java.util.EnumSet;
import java.util.Set;

/// What a mailbox wants done in one of its folders, as it is set now.
final class Wanted {

    private Wanted() {}

    /// In the order in which it is done. Where messages are moved to, they are left alone.
    static Set<Kind> kinds(Mailbox mailbox, Folder folder) {
        var afterwards = mailbox.fetching().afterwards();
        var kinds = EnumSet.noneOf(Kind.class);
        if (afterwards.moveTo().equals(folder.name())) {
            return kinds;
        }
        if (mailbox.incoming().protocol() == Protocol.IMAP) {
            if (afterwards.markSeen()) {
                kinds.add(Kind.SEEN);
            }
            if (!afterwards.moveTo().isEmpty()) {
                kinds.add(Kind.MOVE);
            }
        }
        if (afterwards.deleteAfterDays() > 0) {
            kinds.add(Kind.DELETE);
        }
        return kinds;
    }
}
