package org.sportello.mail.view;

import org.sportello.mail.SyncHealth.FolderHealth;
import org.sportello.mail.SyncHealth.Server;
import org.sportello.ui.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What is noted about a mailbox beyond its state, in words: what lies here, how long the server's
/// certificate is good, and which of several folders is in trouble since when.
final class MailboxDetails {

    private MailboxDetails() {}

    /// One line for each thing; nothing while nothing is noted.
    static List<String> lines(List<FolderHealth> folders, Texts texts) {
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
        return lines;
    }
}
