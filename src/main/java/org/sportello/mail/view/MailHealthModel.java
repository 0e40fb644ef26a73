package org.sportello.mail.view;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Subscription;
import org.sportello.mail.Mailbox;
import org.sportello.mail.outbox.Outbox.State;
import org.sportello.mail.sync.MailboxState;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.mail.view.MailHealth.Kind;
import org.sportello.mail.view.MailHealth.Summary;
import org.sportello.ui.Tools;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// How the mailboxes are, kept up to date for the status line, the popover and the settings. One
/// for the window.
public final class MailHealthModel implements AutoCloseable {

    private static final Duration TICK = Duration.seconds(5);

    /// What is known at one moment.
    ///
    /// @param mailboxes all, in the order they were added
    /// @param states those that are watched
    /// @param waiting messages that are not sent yet
    /// @param refused those among them that are not tried again by themselves
    /// @param quarantined messages that could not be read
    public record Health(
            List<Mailbox> mailboxes,
            List<MailboxState> states,
            int waiting,
            int refused,
            int quarantined) {

        static final Health UNKNOWN = new Health(List.of(), List.of(), 0, 0, 0);

        public Health {
            mailboxes = List.copyOf(mailboxes);
            states = List.copyOf(states);
        }

        @Nullable MailboxState state(long mailboxId) {
            return states.stream()
                    .filter(one -> one.mailboxId() == mailboxId)
                    .findFirst()
                    .orElse(null);
        }

        /// What each watched mailbox is about.
        Map<Long, Phase> phases() {
            return states.stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    MailboxState::mailboxId, MailboxState::phase));
        }
    }

    private final Tools tools;
    private final MailDesk desk;
    private final ReadOnlyObjectWrapper<Health> health =
            new ReadOnlyObjectWrapper<>(this, "health", Health.UNKNOWN);
    private final ReadOnlyObjectWrapper<Summary> summary;
    private final ReadOnlyLongWrapper readings = new ReadOnlyLongWrapper(this, "readings");
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Subscription states;
    private final Subscription changes;
    private @Nullable Timeline clock;

    /// Reads at once, and again whenever something changes.
    public MailHealthModel(Tools tools, MailDesk desk) {
        this.tools = tools;
        this.desk = desk;
        summary = new ReadOnlyObjectWrapper<>(this, "summary", words());
        states = desk.sync().subscribe(_ -> refresh());
        changes =
                tools.pulse()
                        .on(Set.of(Entity.MAILBOX, Entity.OUTBOX, Entity.MAIL), _ -> refresh());
        refresh();
    }

    public ReadOnlyObjectProperty<Summary> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Counts what was read, and the passing of time: whoever shows mailboxes draws them anew with
    /// it. The summary may stay what it is while they change: one unsent message outweighs them.
    ReadOnlyLongProperty readingsProperty() {
        return readings.getReadOnlyProperty();
    }

    public Health health() {
        return health.get();
    }

    /// Reads everything again. From any thread; many calls in a row are one.
    public void refresh() {
        if (asked.compareAndSet(false, true)) {
            tools.work().run(this::read, this::show);
        }
    }

    private Health read() {
        asked.set(false);
        var waiting = desk.outbox().waiting();
        var refused = waiting.stream().filter(one -> one.state() == State.FAILED).count();
        return new Health(
                desk.accounts().all(),
                desk.sync().states(),
                waiting.size(),
                Math.toIntExact(refused),
                desk.quarantine().count());
    }

    private void show(Health now) {
        health.set(now);
        again();
    }

    private void again() {
        summary.set(words());
        readings.set(readings.get() + 1);
    }

    private Summary words() {
        var now = health.get();
        var texts = tools.texts();
        if (now.states().isEmpty() && now.mailboxes().stream().anyMatch(Mailbox::active)) {
            return new Summary(Kind.BUSY, texts.get("mail.view.health.connecting"));
        }
        var summary = MailHealth.summary(now.states(), now.waiting(), texts);
        return now.refused() == 0 || summary.kind() == Kind.TROUBLE
                ? summary
                : new Summary(Kind.TROUBLE, texts.get("mail.view.health.unsent", now.refused()));
    }

    /// Keeps "12 s ago" true while the window is open. On the screen thread.
    public void startClock() {
        clock = new Timeline(new KeyFrame(TICK, _ -> again()));
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
    }

    /// Looks for new mail of one mailbox now.
    public void syncNow(long mailboxId) {
        tools.work().run(() -> desk.sync().syncNow(mailboxId), this::refresh);
    }

    /// Looks for new mail of every mailbox now.
    public void syncAll() {
        var all = health.get().mailboxes();
        tools.work()
                .run(
                        () -> all.forEach(mailbox -> desk.sync().syncNow(mailbox.id())),
                        this::refresh);
    }

    public void pause(long mailboxId, boolean pause) {
        tools.work().run(() -> setPaused(mailboxId, pause), this::refresh);
    }

    private void setPaused(long mailboxId, boolean pause) {
        if (pause) {
            desk.sync().pause(mailboxId);
        } else {
            desk.sync().resume(mailboxId);
        }
    }

    @Override
    public void close() {
        if (clock != null) {
            clock.stop();
        }
        states.close();
        changes.close();
    }
}
