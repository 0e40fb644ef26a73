package org.sportello.app.cli;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Speaker;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.app.cli.call.Terminal;
import org.sportello.app.cli.mail.MailboxCommand;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;
import org.sportello.mail.send.SendResult;
import org.sportello.mail.sync.MailboxResult;
import org.sportello.mail.sync.folder.FolderResult;
import org.sportello.mail.sync.folder.SyncListener;
import org.sportello.mail.view.OutboxWords;
import org.sportello.search.IndexKeeper;
import org.sportello.ui.Texts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToIntFunction;

/// `sportello sync`: fetches what is new, sends what waits, exits; with `--watch` it stays.
@Command(name = "sync", mixinStandardHelpOptions = true)
public final class SyncCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(SyncCommand.class);

    private final CountDownLatch closed = new CountDownLatch(1);

    private @Nullable Texts texts;

    @Spec private @Nullable CommandSpec spec;
    @Mixin private StoreOption store = new StoreOption();

    @Option(names = "--mailbox", paramLabel = "NAME")
    private @Nullable List<String> names;

    @Option(names = "--watch")
    private boolean watch;

    @Option(names = "--months", paramLabel = "N")
    private @Nullable Integer months;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        try (var desk = store.openExisting()) {
            var mail = desk.mail();
            var begun = System.nanoTime();
            var progress = new Progress(err());
            var results = synced(desk, progress);
            progress.end();
            mail.sender().putRight();
            var sent = mail.sender().run();
            desk.indexFollower().catchUp();
            var seconds = (System.nanoTime() - begun) / 1e9;
            tell(seconds, results, sent);
            if (sent.failed() > 0) {
                unsent(desk);
            }
            if (watch) {
                stay(desk);
            }
            var fetched = results.stream().allMatch(one -> one.problem() == null);
            return fetched && sent.failed() == 0 ? 0 : 1;
        } finally {
            closed.countDown();
        }
    }

    /// While mail comes in, what has been filed is indexed.
    private List<MailboxResult> synced(Wiring desk, Progress progress) {
        try (var _ = desk.keepIndex(IndexKeeper.NOBODY_LOOKS, SyncCommand::log)) {
            return desk.mail().sync().syncOnce(wanted(desk), since(desk), progress);
        }
    }

    private @Nullable Instant since(Wiring desk) {
        return months == null
                ? null
                : desk.clock().instant().atZone(ZoneOffset.UTC).minusMonths(months).toInstant();
    }

    private static void log(Throwable bug) {
        LOG.error("The index waits for the next mail", bug);
    }

    private List<Mailbox> wanted(Wiring desk) {
        if (names == null) {
            var paused = desk.store().mailboxes().paused();
            var active = desk.store().mailboxes().all().stream().filter(Mailbox::active).toList();
            active.stream()
                    .filter(one -> paused.contains(one.id()))
                    .forEach(one -> err().println(texts().get("cli.sync.paused", one.name())));
            return active.stream().filter(one -> !paused.contains(one.id())).toList();
        }
        return names.stream().map(name -> MailboxCommand.named(desk, name)).toList();
    }

    private void tell(double seconds, List<MailboxResult> results, SendResult sent) {
        for (var result : results) {
            var problem = result.problem();
            if (problem != null) {
                err().println(result.name() + ": " + words(problem));
            }
        }
        if (json) {
            out().println(JsonMapper.shared().writeValueAsString(document(seconds, results, sent)));
        } else {
            out().println(
                            texts().get(
                                            "cli.sync.done",
                                            sum(results, FolderResult::fetched),
                                            sum(results, FolderResult::ticketsCreated),
                                            sent.sent(),
                                            String.format(texts().locale(), "%.1f", seconds)));
        }
        out().flush();
        var held = sum(results, FolderResult::quarantined);
        if (held > 0) {
            err().println(
                            texts().get("cli.doctor.quarantine.bad", held)
                                    + " "
                                    + texts().get("cli.doctor.quarantine.bad.fix"));
        }
    }

    /// What is in the way of the mail that waits, each reason once.
    private void unsent(Wiring desk) {
        var reasons = new TreeMap<String, Integer>();
        for (var entry : desk.mail().outbox().waiting()) {
            if (entry.problem() != null) {
                var why = OutboxWords.why(entry, texts()) + " " + OutboxWords.next(entry, texts());
                reasons.merge(why.strip(), 1, Integer::sum);
            }
        }
        reasons.forEach((why, count) -> err().println(texts().get("cli.sync.unsent", count, why)));
    }

    private String words(Problem problem) {
        return (texts().sentence(problem) + " " + texts().nextStep(problem)).strip();
    }

    private Map<String, Object> document(
            double seconds, List<MailboxResult> results, SendResult sent) {
        var document = new LinkedHashMap<String, Object>();
        document.put("schema", "sportello.sync/1");
        document.put("seconds", Math.round(seconds * 1000) / 1000.0);
        document.put("messages", sum(results, FolderResult::fetched));
        document.put("stored", sum(results, FolderResult::stored));
        document.put("duplicates", sum(results, FolderResult::duplicates));
        document.put("quarantined", sum(results, FolderResult::quarantined));
        document.put("ticketsCreated", sum(results, FolderResult::ticketsCreated));
        document.put("sent", sent.sent());
        document.put("sendFailed", sent.failed());
        document.put("mailboxes", results.stream().map(this::mailbox).toList());
        return document;
    }

    private Map<String, Object> mailbox(MailboxResult result) {
        var row = new LinkedHashMap<String, Object>();
        var problem = result.problem();
        row.put("name", result.name());
        row.put("ok", problem == null);
        row.put("problem", problem == null ? null : words(problem));
        row.put("folders", result.folders().stream().map(SyncCommand::folder).toList());
        return row;
    }

    private static Map<String, Object> folder(FolderResult result) {
        var row = new LinkedHashMap<String, Object>();
        row.put("name", result.name());
        row.put("uidValidity", result.uidValidity());
        row.put("lastUid", result.lastUid());
        row.put("fetched", result.fetched());
        return row;
    }

    private static int sum(List<MailboxResult> results, ToIntFunction<FolderResult> what) {
        return results.stream().flatMap(one -> one.folders().stream()).mapToInt(what).sum();
    }

    /// Watches until the process is told to end; it ends when the desk is closed, so that what is
    /// being filed or sent is finished first.
    private void stay(Wiring desk) throws InterruptedException {
        var mail = desk.mail();
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(ended)));
        desk.changes().subscribe(_ -> mail.sendLoop().wake());
        try (var _ = desk.keepIndex(IndexKeeper.NOBODY_LOOKS, SyncCommand::log)) {
            mail.sendLoop().start();
            mail.sync().start();
            desk.instance().listen((request, back) -> Errand.done(desk.lent(), request, back));
            ended.await();
        }
    }

    private void end(CountDownLatch ended) {
        ended.countDown();
        try {
            closed.await();
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    private Texts texts() {
        if (texts == null) {
            texts = Speaker.of(spec());
        }
        return texts;
    }

    private PrintWriter out() {
        return spec().commandLine().getOut();
    }

    private PrintWriter err() {
        return spec().commandLine().getErr();
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("Only picocli makes commands");
        }
        return spec;
    }

    /// One line on the terminal that counts; nothing where nobody looks.
    private static final class Progress implements SyncListener {

        private final PrintWriter err;
        private final boolean seen;
        private long total;
        private long done;

        Progress(PrintWriter err) {
            this.err = err;
            this.seen = Terminal.console() != null;
        }

        @Override
        public synchronized void found(int messages) {
            total += messages;
            draw();
        }

        @Override
        public synchronized void filed(int messages) {
            done += messages;
            draw();
        }

        private void draw() {
            if (seen && total > 0) {
                err.print("\r" + done + " / " + total + " ");
                err.flush();
            }
        }

        synchronized void end() {
            if (seen && total > 0) {
                err.print("\r\u001b[K");
                err.flush();
            }
        }
    }
}
