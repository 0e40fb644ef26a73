package org.sportello.mail.view;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.signin.CertificateRejected;
import org.sportello.mail.signin.SecretMissing;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.sync.MailboxState;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.mail.sync.MailboxState.Progress;
import org.sportello.ui.Texts;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// How the mailboxes are, in words. What somebody has to do comes first, then what is missing, then
/// what is going on.
public final class MailHealth {

    /// A sync smaller than this is over before anyone has read that it runs.
    private static final long WORTH_TELLING = 20;

    /// What is over sooner needs no word about how long it takes.
    private static final Duration WORTH_WAITING = Duration.ofSeconds(20);

    private MailHealth() {}

    public enum Kind {
        /// No mailbox yet.
        NONE,
        /// Everything is here.
        FINE,
        /// Mail is being fetched.
        BUSY,
        /// No network, or paused: a normal state.
        OFFLINE,
        /// Someone has to do something.
        TROUBLE
    }

    /// All mailboxes in one sentence.
    public record Summary(Kind kind, String sentence) {}

    /// Sums up for the status line.
    ///
    /// @param waiting messages in the outbox that are not sent yet
    public static Summary summary(List<MailboxState> states, int waiting, Texts texts) {
        if (states.isEmpty()) {
            return new Summary(Kind.NONE, texts.get("mail.view.health.none"));
        }
        var troubled = states.stream().filter(MailHealth::troubled).toList();
        if (!troubled.isEmpty()) {
            return new Summary(Kind.TROUBLE, trouble(troubled, texts));
        }
        var offline = states.stream().filter(one -> one.phase() == Phase.OFFLINE).toList();
        if (!offline.isEmpty()) {
            return new Summary(Kind.OFFLINE, offline(states, offline, waiting, texts));
        }
        if (states.stream().allMatch(one -> one.phase() == Phase.PAUSED)) {
            return new Summary(
                    Kind.OFFLINE, plus(texts.get("mail.view.health.paused"), waiting, texts));
        }
        var busy = busy(states, texts);
        return busy == null
                ? new Summary(Kind.FINE, plus(fine(states, texts), waiting, texts))
                : new Summary(Kind.BUSY, busy);
    }

    /// Somebody has to do something: nothing here gets better by waiting.
    static boolean troubled(MailboxState state) {
        var problem = state.problem();
        return state.phase() == Phase.SIGN_IN_REJECTED
                || (problem != null && state.phase() != Phase.OFFLINE && !problem.retryable());
    }

    /// What the button says that does away with what keeps the mailbox out.
    static String remedy(MailboxState state, Texts texts) {
        return state.problem() instanceof CertificateRejected
                ? texts.get("mail.view.mailboxes.certificate")
                : texts.get("mail.view.mailboxes.signIn");
    }

    private static String trouble(List<MailboxState> troubled, Texts texts) {
        if (troubled.size() > 1) {
            return texts.get("mail.view.health.trouble", troubled.size());
        }
        var state = troubled.getFirst();
        return texts.get(
                "mail.view.health.one",
                state.name(),
                shortly(state.phase(), state.problem(), texts));
    }

    private static String shortly(Phase phase, @Nullable Problem problem, Texts texts) {
        return switch (problem) {
            case SignInRejected _ -> texts.get("mail.view.health.rejected");
            case SecretMissing _ -> texts.get("mail.view.health.password");
            case CertificateRejected _ -> texts.get("mail.view.health.certificate");
            case null, default ->
                    phase == Phase.SIGN_IN_REJECTED
                            ? texts.get("mail.view.health.signIn")
                            : texts.get("mail.view.health.attention");
        };
    }

    private static String offline(
            List<MailboxState> all, List<MailboxState> offline, int waiting, Texts texts) {
        if (offline.size() == all.size()) {
            return waiting == 0
                    ? texts.get("mail.view.health.offline")
                    : texts.get("mail.view.health.offlineWaiting", waiting);
        }
        var sentence =
                offline.size() == 1
                        ? texts.get(
                                "mail.view.health.one",
                                offline.getFirst().name(),
                                texts.get("mail.view.health.unreachable"))
                        : texts.get("mail.view.health.someOffline", offline.size(), all.size());
        return plus(sentence, waiting, texts);
    }

    private static @Nullable String busy(List<MailboxState> states, Texts texts) {
        long done = 0;
        long total = 0;
        for (var state : states) {
            var progress = progress(state);
            if (progress != null) {
                done += progress.done();
                total += progress.total();
            }
        }
        if (total > 0) {
            return texts.get("mail.view.health.fetching", done, total);
        }
        return states.stream().allMatch(MailHealth::starting)
                ? texts.get("mail.view.health.connecting")
                : null;
    }

    private static boolean starting(MailboxState state) {
        return state.lastSuccess() == null
                && (state.phase() == Phase.CONNECTING || state.phase() == Phase.SYNCING);
    }

    /// The progress if it is worth telling.
    static @Nullable Progress progress(MailboxState state) {
        var progress = state.progress();
        return progress != null
                        && state.phase() == Phase.SYNCING
                        && progress.total() >= WORTH_TELLING
                ? progress
                : null;
    }

    private static String fine(List<MailboxState> states, Texts texts) {
        Instant oldest =
                states.stream()
                        .filter(one -> one.phase() != Phase.PAUSED)
                        .map(MailboxState::lastSuccess)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        return oldest == null
                ? texts.get("mail.view.health.connecting")
                : texts.get("mail.view.health.fine", states.size(), texts.formats().ago(oldest));
    }

    private static String plus(String sentence, int waiting, Texts texts) {
        return waiting == 0 ? sentence : texts.get("mail.view.health.waiting", sentence, waiting);
    }

    /// One mailbox in one sentence, without its name.
    static String sentence(MailboxState state, Texts texts) {
        var problem = state.problem();
        if (problem != null) {
            return texts.sentence(problem);
        }
        var progress = progress(state);
        if (progress != null) {
            return fetching(progress, texts);
        }
        var older = state.older();
        if (older != null
                && (state.phase() == Phase.IDLE
                        || state.phase() == Phase.WAITING
                        || state.phase() == Phase.SYNCING)) {
            return older(older, texts);
        }
        return switch (state.phase()) {
            case PAUSED -> texts.get("mail.view.state.paused");
            case OFFLINE -> texts.get("mail.view.state.offline");
            case SIGN_IN_REJECTED -> texts.get("mail.view.state.signIn");
            case IDLE, WAITING, CONNECTING, SYNCING -> success(state, texts);
        };
    }

    private static String fetching(Progress progress, Texts texts) {
        if (progress.perSecond() < 1) {
            return texts.get("mail.view.state.fetching", progress.done(), progress.total());
        }
        var rate = Math.round(progress.perSecond());
        var left = progress.left();
        return left.compareTo(WORTH_WAITING) < 0
                ? texts.get("mail.view.state.fetchingAt", progress.done(), progress.total(), rate)
                : texts.get(
                        "mail.view.state.fetchingUntil",
                        progress.done(),
                        progress.total(),
                        rate,
                        texts.formats().duration(left));
    }

    /// Old mail that comes when nothing else is happening.
    private static String older(Progress older, Texts texts) {
        var left = older.left();
        return left.isZero()
                ? texts.get("mail.view.state.older", older.done(), older.total())
                : texts.get(
                        "mail.view.state.olderUntil",
                        older.done(),
                        older.total(),
                        Math.max(1, Math.round(older.perSecond())),
                        texts.formats().duration(left));
    }

    private static String success(MailboxState state, Texts texts) {
        var success = state.lastSuccess();
        if (success == null) {
            return texts.get("mail.view.state.connecting");
        }
        return state.phase() == Phase.IDLE
                ? texts.get("mail.view.state.live", texts.formats().ago(success))
                : texts.get("mail.view.state.synced", texts.formats().ago(success));
    }

    /// What the dot beside one mailbox means.
    static Kind kind(MailboxState state) {
        if (troubled(state)) {
            return Kind.TROUBLE;
        }
        return switch (state.phase()) {
            case OFFLINE, PAUSED -> Kind.OFFLINE;
            case SIGN_IN_REJECTED -> Kind.TROUBLE;
            case CONNECTING, SYNCING ->
                    state.lastSuccess() == null || progress(state) != null ? Kind.BUSY : Kind.FINE;
            case IDLE, WAITING -> Kind.FINE;
        };
    }
}
