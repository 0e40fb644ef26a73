package org.sportello.mail.view;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mailbox;
import org.sportello.mail.SyncHealth.FolderHealth;
import org.sportello.mail.SyncHealth.Trouble;
import org.sportello.mail.fetching.ServerCommands.Standing;
import org.sportello.mail.signin.provider.SignInState;

import java.util.List;
import java.util.Objects;

/// What the store knows of a mailbox.
///
/// @param signIn null while nothing is known
record Noted(
        List<FolderHealth> folders,
        Standing standing,
        List<Trouble> troubles,
        @Nullable SignInState signIn) {

    static final Noted NOTHING = new Noted(List.of(), Standing.NOTHING, List.of(), null);

    /// Reads it; takes its time.
    static Noted of(Mailbox mailbox, MailDesk desk) {
        var id = mailbox.id();
        var folders = desk.sync().health(id);
        var problem =
                folders.stream()
                        .map(FolderHealth::problem)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return new Noted(
                folders,
                desk.sync().standing(id),
                desk.sync().troubles(id),
                desk.accounts().signIns().state(mailbox, problem));
    }

    long quarantined() {
        return folders.stream().mapToLong(FolderHealth::quarantined).sum();
    }
}
