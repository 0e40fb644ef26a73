package org.sportello.mail.sync;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mailbox;
import org.sportello.mail.sync.FolderReport.Now;
import org.sportello.mail.sync.FolderWatcher.Shared;
import org.sportello.mail.sync.MailboxState.Progress;
import org.sportello.mail.sync.folder.Services;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Watches all chosen folders of one mailbox, each on its own thread and line, and sums up how it
/// is doing.
final class MailboxWatcher implements AutoCloseable {

    private static final Duration CHECK = Duration.ofMillis(200);

    private final Mailbox mailbox;
    private final List<FolderReport> reports = new ArrayList<>();
    private final List<FolderWatcher> folders = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Consumer<MailboxState> listener;

    MailboxWatcher(
            Mailbox mailbox, Shared shared, InstantSource clock, Consumer<MailboxState> listener) {
        this.mailbox = mailbox;
        this.listener = listener;
        var services = shared.services();
        var gate = new SignInGate(mailbox, services.connector(), () -> reached(services));
        for (var folder : mailbox.folders()) {
            var report = new FolderReport(clock, this::tell);
            reports.add(report);
            folders.add(new FolderWatcher(mailbox, folder, shared, gate, report));
        }
    }

    /// Whether any of its folders was ever complete.
    private boolean reached(Services services) {
        return reports.stream().anyMatch(one -> one.now().lastSuccess() != null)
                || services.health().of(mailbox.id()).stream()
                        .anyMatch(one -> one.checkedAt() != null);
    }

    Mailbox mailbox() {
        return mailbox;
    }

    void start() {
        for (int i = 0; i < folders.size(); i++) {
            threads.add(
                    Thread.ofVirtual()
                            .name("mail " + mailbox.name() + " " + mailbox.folders().get(i))
                            .start(folders.get(i)));
        }
    }

    void syncNow() {
        folders.forEach(FolderWatcher::wake);
    }

    void reconnect() {
        folders.forEach(FolderWatcher::reconnect);
    }

    void pause(boolean pause) {
        folders.forEach(folder -> folder.pause(pause));
    }

    private void tell() {
        listener.accept(state());
    }

    MailboxState state() {
        var all = reports.stream().map(FolderReport::now).toList();
        var worst = all.stream().max(Comparator.comparing(Now::phase)).orElseThrow();
        return new MailboxState(
                mailbox.id(),
                mailbox.name(),
                worst.phase(),
                sum(all.stream().map(Now::progress)),
                worst.since(),
                worst.until(),
                all.stream().allMatch(now -> now.lastSuccess() != null) ? earliest(all) : null,
                worst.problem() != null
                        ? worst.problem()
                        : all.stream()
                                .map(Now::problem)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null),
                sum(reports.stream().map(FolderReport::older)));
    }

    private static @Nullable Progress sum(Stream<@Nullable Progress> all) {
        return all.filter(Objects::nonNull).reduce(Progress::plus).orElse(null);
    }

    private static @Nullable Instant earliest(List<Now> all) {
        return all.stream()
                .map(Now::lastSuccess)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// Ends all threads and waits for those that may be at work in the store: afterwards nothing is
    /// written any more.
    @Override
    public void close() {
        folders.forEach(FolderWatcher::close);
        var interrupted = false;
        for (int i = 0; i < threads.size(); i++) {
            while (threads.get(i).isAlive() && !folders.get(i).connecting()) {
                try {
                    threads.get(i).join(CHECK);
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
