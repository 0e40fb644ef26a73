package org.sportello.mail.view;

import org.sportello.mail.Mailbox;
import org.sportello.mail.SyncHealth.FolderHealth;
import org.sportello.mail.SyncHealth.Server;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.ServerCommands.Standing;
import org.sportello.mail.view.MailboxesPage.Noted;
import org.sportello.ui.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What is noted about a mailbox beyond its state, in words: what lies here, how long the server's
/// certificate is good, and which of several folders is in trouble since when.
final class MailboxDetails {

    private MailboxDetails() {}

    /// What is done on the server with messages that are here, and how much of it waits.
    static String afterwards(Afterwards wanted, Standing standing, Texts texts) {
        var words = new ArrayList<String>();
        if (wanted.markSeen()) {
            words.add(texts.get("mail.view.details.seen"));
        }
        if (!wanted.moveTo().isEmpty()) {
            words.add(texts.get("mail.view.details.moved", wanted.moveTo()));
        }
        if (wanted.deleteAfterDays() > 0) {
            words.add(texts.get("mail.view.details.deleted", wanted.deleteAfterDays()));
        }
        return texts.get(
                "mail.view.details.afterwards", String.join(", ", words), standing.waiting());
    }

    /// One line for each thing; nothing while nothing is noted.
    static List<String> lines(Mailbox mailbox, Noted noted, Texts texts) {
        var folders = noted.folders();
        if (folders.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        var holds =
                texts.get(
                        "mail.view.details.holds",
                        folders.stream().mapToLong(FolderHealth::stored).sum(),
                        folders.stream().mapToLong(FolderHealth::quarantined).sum());
        lines.add(
                folders.stream()
                        .map(FolderHealth::server)
                        .map(Server::certificate)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(one ->
                                texts.get(
                                        "mail.view.details.certificate",
                                        holds,
                                        texts.formats().date(one.until())))
                        .orElse(holds));
        if (folders.size() > 1) {
            folders.forEach(one -> {
                var since = one.failingSince();
                if (since != null) {
                    lines.add(
                            texts.get(
                                    "mail.view.details.folder",
                                    one.folder(),
                                    texts.formats().dateTime(since)));
                }
            });
        }
        var afterwards = mailbox.fetching().afterwards();
        if (afterwards.any()) {
            lines.add(afterwards(afterwards, noted.standing(), texts));
        }
        if (noted.standing().refused() > 0) {
            lines.add(
                    texts.get(
                            "mail.view.details.refused",
                            noted.standing().refused(),
                            noted.standing().answer()));
        }
        return lines;
    }
}
