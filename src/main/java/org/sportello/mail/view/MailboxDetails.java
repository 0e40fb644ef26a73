package org.sportello.mail.view;

import org.sportello.mail.Mailbox;
import org.sportello.mail.SyncHealth.Certificate;
import org.sportello.mail.SyncHealth.FolderHealth;
import org.sportello.mail.SyncHealth.Server;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.ServerCommands.Standing;
import org.sportello.mail.signin.provider.SignInState;
import org.sportello.ui.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What is noted about a mailbox beyond its state, in words: what lies here, how long the server's
/// certificate is good, and which of several folders is in trouble since when.
///
/// @param warnings what somebody should do something about, soon
record MailboxDetails(List<String> warnings, List<String> lines) {

    /// Nothing to say.
    static final MailboxDetails NONE = new MailboxDetails(List.of(), List.of());

    private static final int TROUBLES = 4;

    static MailboxDetails of(Mailbox mailbox, Noted noted, Texts texts) {
        return new MailboxDetails(warnings(noted, texts), lines(mailbox, noted, texts));
    }

    private static List<String> warnings(Noted noted, Texts texts) {
        var warnings = new ArrayList<String>();
        certificate(noted)
                .filter(one -> one.endsSoon(texts.formats().now()))
                .ifPresent(one ->
                        warnings.add(
                                texts.get(
                                        "mail.view.details.certificateEnds",
                                        one.name(),
                                        texts.formats().date(one.until()))));
        var signIn = noted.signIn();
        var key =
                switch (signIn == null ? SignInState.State.READY : signIn.state()) {
                    case READY -> "";
                    case MISSING -> "mail.view.details.signIn.missing";
                    case REFUSED -> "mail.view.details.signIn.refused";
                    case ENDED -> "mail.view.details.signIn.ended";
                };
        if (!key.isEmpty()) {
            warnings.add(texts.get(key));
        }
        return warnings;
    }

    private static Optional<Certificate> certificate(Noted noted) {
        return noted.folders().stream()
                .map(FolderHealth::server)
                .map(Server::certificate)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /// The last troubles, also those that are over.
    private static List<String> troubles(Noted noted, Texts texts) {
        return noted.troubles().stream()
                .limit(TROUBLES)
                .map(one ->
                        texts.get(
                                "mail.view.details.trouble",
                                texts.formats().dateTime(one.firstAt()),
                                texts.formats().dateTime(one.lastAt()),
                                one.times(),
                                texts.sentence(one.problem()),
                                one.endedAt() == null ? 0 : 1))
                .toList();
    }

    private static void server(Noted noted, Texts texts, List<String> lines) {
        var abilities =
                noted.folders().stream()
                        .flatMap(one -> one.server().abilities().stream())
                        .distinct()
                        .toList();
        certificate(noted)
                .ifPresent(one ->
                        lines.add(
                                texts.get(
                                        "mail.view.details.certificate",
                                        one.name(),
                                        one.issuerName(),
                                        texts.formats().date(one.until()))));
        var signIn = noted.signIn();
        if (signIn != null && signIn.ready()) {
            var until = signIn.until();
            lines.add(
                    texts.get(
                            signIn.provider() == null
                                    ? "mail.view.details.password"
                                    : until == null
                                            ? "mail.view.details.provider"
                                            : "mail.view.details.provider.until",
                            signIn.provider() == null ? "" : signIn.provider(),
                            until == null ? "" : texts.formats().dateTime(until)));
        }
        if (!abilities.isEmpty()) {
            lines.add(texts.get("mail.view.details.abilities", String.join(", ", abilities)));
        }
    }

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
        var there = folders.stream().map(one -> one.server().messages()).toList();
        lines.add(
                there.contains(null)
                        ? holds
                        : texts.get(
                                "mail.view.details.there",
                                holds,
                                there.stream()
                                        .filter(Objects::nonNull)
                                        .mapToLong(Long::longValue)
                                        .sum()));
        server(noted, texts, lines);
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
        lines.addAll(troubles(noted, texts));
        return lines;
    }
}
