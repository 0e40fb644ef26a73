package org.sportello.app.cli;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.mail.MailboxFetchingCommand;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;
import org.sportello.mail.SyncHealth.Certificate;
import org.sportello.mail.SyncHealth.FolderHealth;
import org.sportello.mail.SyncHealth.Server;
import org.sportello.mail.SyncHealth.Trouble;
import org.sportello.mail.fetch.Abilities;
import org.sportello.mail.fetching.ServerCommands.Standing;
import org.sportello.mail.signin.CertificateRejected;
import org.sportello.mail.signin.provider.SignInState;
import org.sportello.ui.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What `doctor` says about one mailbox: how fetching went, what lies where, and what the server
/// showed of itself. Nothing is asked over the network: it is what was noted last.
final class MailboxDoctor {

    private final Mailbox mailbox;
    private final List<FolderHealth> folders;
    private final Instant now;
    private final boolean paused;
    private final Standing standing;
    private final List<Trouble> troubles;
    private final SignInState signIn;

    MailboxDoctor(Wiring desk, Mailbox mailbox) {
        this.mailbox = mailbox;
        this.folders =
                desk.mail().health().of(mailbox.id()).stream()
                        .filter(one -> mailbox.folders().contains(one.folder()))
                        .toList();
        this.now = desk.clock().instant();
        this.troubles = desk.mail().health().troubles(mailbox.id());
        this.signIn = desk.mail().accounts().signIns().state(mailbox, problem());
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
        return certificate != null && certificate.endsSoon(now);
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
        var there = onServer();
        if (there != null) {
            words.add(texts.get("cli.doctor.mailbox.server", there));
        }
        words.add(signIn(texts));
        var abilities = abilities();
        if (mailbox.fetching().compress() && !abilities.isEmpty()) {
            words.add(
                    texts.get(
                            "cli.doctor.mailbox.compress",
                            abilities.contains(Abilities.COMPRESS) ? 1 : 0));
        }
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
                            certificate.name(),
                            certificate.issuerName(),
                            texts.formats().date(certificate.until())));
        }
        return String.join(" ", words);
    }

    /// How many messages its folders have on the server; null if that is not known of all.
    private @Nullable Long onServer() {
        var counts = folders.stream().map(one -> one.server().messages()).toList();
        return counts.isEmpty() || counts.contains(null)
                ? null
                : counts.stream().filter(Objects::nonNull).mapToLong(Long::longValue).sum();
    }

    private String signIn(Texts texts) {
        var until = signIn.until();
        var key =
                signIn.provider() == null
                        ? "cli.doctor.mailbox.signIn.password"
                        : until == null
                                ? "cli.doctor.mailbox.signIn.provider"
                                : "cli.doctor.mailbox.signIn.provider.until";
        return texts.get(
                key,
                switch (signIn.state()) {
                    case READY -> 0;
                    case MISSING -> 1;
                    case REFUSED -> 2;
                    case ENDED -> 3;
                },
                Objects.requireNonNullElse(signIn.provider(), ""),
                until == null ? "" : texts.formats().dateTime(until));
    }

    /// The last troubles, those that are over too; one line each.
    List<String> history(Texts texts) {
        return troubles.stream().map(one -> told(one, texts)).toList();
    }

    private static String told(Trouble trouble, Texts texts) {
        var ended = trouble.endedAt();
        return texts.get(
                "cli.doctor.mailbox.trouble",
                texts.formats().dateTime(trouble.firstAt()),
                texts.formats().dateTime(trouble.lastAt()),
                trouble.times(),
                texts.sentence(trouble.problem()),
                ended == null ? 0 : 1);
    }

    /// What to do; null if nothing is wrong.
    @Nullable String fix(Texts texts) {
        var problem = problem();
        if (problem != null && CertificateRejected.tells(problem)) {
            return texts.nextStep(problem) + " " + texts.get("cli.doctor.mailbox.trust", name());
        }
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
        row.put("protocol", mailbox.incoming().protocol().name().toLowerCase(Locale.ROOT));
        row.put("paused", paused);
        row.put("lastSuccess", text(last));
        row.put("lagSeconds", last == null ? null : Duration.between(last, now).toSeconds());
        row.put("failingSince", text(failingSince()));
        row.put("problem", problem == null ? null : texts.sentence(problem));
        row.put("fix", fix(texts));
        row.put("stored", sum(FolderHealth::stored));
        row.put("quarantined", sum(FolderHealth::quarantined));
        row.put("onServer", onServer());
        row.put("signIn", signIn());
        row.put("fetching", MailboxFetchingCommand.row(mailbox.fetching()));
        row.put("commandsWaiting", standing.waiting());
        row.put("commandsRefused", standing.refused());
        row.put("refusal", standing.answer().isEmpty() ? null : standing.answer());
        row.put("certificateFor", certificate == null ? null : certificate.subject());
        row.put("certificateBy", certificate == null ? null : certificate.issuer());
        row.put("certificateUntil", certificate == null ? null : text(certificate.until()));
        row.put("abilities", abilities());
        row.put("troubles", troubles.stream().map(one -> trouble(one, texts)).toList());
        row.put("folders", folders.stream().map(one -> folder(one, texts)).toList());
        return row;
    }

    private List<String> abilities() {
        return folders.stream()
                .flatMap(one -> one.server().abilities().stream())
                .distinct()
                .toList();
    }

    private Map<String, @Nullable Object> signIn() {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("provider", signIn.provider());
        row.put("state", signIn.state().name().toLowerCase(Locale.ROOT));
        row.put("until", text(signIn.until()));
        return row;
    }

    private static Map<String, @Nullable Object> trouble(Trouble trouble, Texts texts) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("problem", texts.sentence(trouble.problem()));
        row.put("folder", trouble.folder());
        row.put("times", trouble.times());
        row.put("firstAt", text(trouble.firstAt()));
        row.put("lastAt", text(trouble.lastAt()));
        row.put("endedAt", text(trouble.endedAt()));
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
        row.put("onServer", folder.server().messages());
        row.put("stored", folder.stored());
        row.put("quarantined", folder.quarantined());
        return row;
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
    }
}
