package org.sportello.app.cli;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.mail.MailboxFetchingCommand;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;
import org.sportello.mail.SyncHealth.Certificate;
import org.sportello.mail.SyncHealth.FolderHealth;
import org.sportello.mail.SyncHealth.Server;
import org.sportello.mail.fetching.ServerCommands.Standing;
import org.sportello.ui.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What `doctor` says about one mailbox: how fetching went, what lies where, and what the server
/// showed of itself. Nothing is asked over the network: it is what was noted last.
final class MailboxDoctor {

    /// A certificate that ends sooner is worth a word.
    private static final Duration SOON = Duration.ofDays(14);

    private final Mailbox mailbox;
    private final List<FolderHealth> folders;
    private final Instant now;
    private final boolean paused;
    private final Standing standing;

    MailboxDoctor(Wiring desk, Mailbox mailbox) {
        this.mailbox = mailbox;
        this.folders =
                desk.mail().health().of(mailbox.id()).stream()
                        .filter(one -> mailbox.folders().contains(one.folder()))
                        .toList();
        this.now = desk.clock().instant();
        this.standing = desk.mail().sync().standing(mailbox.id());
        this.paused = desk.store().mailboxes().paused().contains(mailbox.id());
    }

    static List<MailboxDoctor> all(Wiring desk) {
        return desk.store().mailboxes().all().stream()
                .filter(Mailbox::active)
                .map(mailbox -> new MailboxDoctor(desk, mailbox))
                .toList();
    }

    String name() {
        return mailbox.name();
    }

    /// Fetching works, as far as it was tried.
    boolean works() {
        return problem() == null && standing.refused() == 0;
    }

    /// Its certificate ends soon, or has ended.
    boolean certificateEnds() {
        var certificate = certificate();
        return certificate != null && certificate.until().isBefore(now.plus(SOON));
    }

    @Nullable Certificate certificate() {
        return folders.stream()
                .map(FolderHealth::server)
                .map(Server::certificate)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Problem problem() {
        return folders.stream()
                .map(FolderHealth::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// When all of it was complete last; null if some of it never was.
    private @Nullable Instant lastSuccess() {
        return folders.isEmpty() || folders.stream().anyMatch(one -> one.checkedAt() == null)
                ? null
                : folders.stream()
                        .map(FolderHealth::checkedAt)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    private @Nullable Instant failingSince() {
        return folders.stream()
                .map(FolderHealth::failingSince)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private long sum(java.util.function.ToLongFunction<FolderHealth> what) {
        return folders.stream().mapToLong(what).sum();
    }

    /// One sentence or two.
    String sentence(Texts texts) {
        var last = lastSuccess();
        var words = new ArrayList<String>();
        words.add(
                last == null
                        ? texts.get("cli.doctor.mailbox.never", name())
                        : texts.get("cli.doctor.mailbox.last", name(), texts.formats().ago(last)));
        words.add(
                texts.get(
                        "cli.doctor.mailbox.holds",
                        sum(FolderHealth::stored),
                        sum(FolderHealth::quarantined)));
        if (paused) {
            words.add(texts.get("cli.doctor.mailbox.paused"));
        }
        var problem = problem();
        var since = failingSince();
        if (problem != null && since != null) {
            words.add(
                    texts.get(
                            "cli.doctor.mailbox.failing",
                            texts.formats().dateTime(since),
                            texts.sentence(problem)));
        }
        if (mailbox.fetching().afterwards().any() && standing.waiting() > 0) {
            words.add(texts.get("cli.doctor.mailbox.waiting", standing.waiting()));
        }
        if (standing.refused() > 0) {
            words.add(
                    texts.get("cli.doctor.mailbox.refused", standing.refused(), standing.answer()));
        }
        var certificate = certificate();
        if (certificate != null) {
            words.add(
                    texts.get(
                            "cli.doctor.mailbox.certificate",
                            texts.formats().date(certificate.until())));
        }
        return String.join(" ", words);
    }

    /// What to do; null if nothing is wrong.
    @Nullable String fix(Texts texts) {
        var problem = problem();
        if (problem != null) {
            var next = texts.nextStep(problem);
            return next.isEmpty() ? texts.get("cli.doctor.mailbox.test", name()) : next;
        }
        if (standing.refused() > 0) {
            return texts.get("cli.doctor.mailbox.refused.fix", name());
        }
        return certificateEnds() ? texts.get("cli.doctor.mailbox.certificate.fix") : null;
    }

    /// For `--json`.
    Map<String, @Nullable Object> json(Texts texts) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        var last = lastSuccess();
        var certificate = certificate();
        var problem = problem();
        row.put("name", name());
        row.put("ok", works() && !certificateEnds());
        row.put(
                "protocol",
                mailbox.incoming().protocol().name().toLowerCase(java.util.Locale.ROOT));
        row.put("paused", paused);
        row.put("lastSuccess", text(last));
        row.put("lagSeconds", last == null ? null : Duration.between(last, now).toSeconds());
        row.put("failingSince", text(failingSince()));
        row.put("problem", problem == null ? null : texts.sentence(problem));
        row.put("fix", fix(texts));
        row.put("stored", sum(FolderHealth::stored));
        row.put("quarantined", sum(FolderHealth::quarantined));
        row.put("fetching", MailboxFetchingCommand.row(mailbox.fetching()));
        row.put("commandsWaiting", standing.waiting());
        row.put("commandsRefused", standing.refused());
        row.put("refusal", standing.answer().isEmpty() ? null : standing.answer());
        row.put("certificateFor", certificate == null ? null : certificate.subject());
        row.put("certificateUntil", certificate == null ? null : text(certificate.until()));
        row.put(
                "abilities",
                folders.stream()
                        .flatMap(one -> one.server().abilities().stream())
                        .distinct()
                        .toList());
        row.put("folders", folders.stream().map(one -> folder(one, texts)).toList());
        return row;
    }

    private static Map<String, @Nullable Object> folder(FolderHealth folder, Texts texts) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        var problem = folder.problem();
        row.put("name", folder.folder());
        row.put("lastSuccess", text(folder.checkedAt()));
        row.put("complete", folder.complete());
        row.put("failingSince", text(folder.failingSince()));
        row.put("problem", problem == null ? null : texts.sentence(problem));
        row.put("stored", folder.stored());
        row.put("quarantined", folder.quarantined());
        return row;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    }
}
