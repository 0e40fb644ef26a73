package org.sportello.intake;

import org.sportello.intake.source.ArchiveImport;
import org.sportello.intake.source.MailSource;
import org.sportello.kernel.Changes;
import org.sportello.mail.MailIntake.Filed;
import org.sportello.mail.MailIntake.FiledMail;
import org.sportello.mail.RawMail;
import org.sportello.storage.Database;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Measures how well the conversations of a corpus with known truth are put together, and how fast.
/// Arguments: the folder of a corpus (with `truth.jsonl`); `newest` to begin with the newest,
/// `random` for any order; `two` for two mailboxes that hold a part each; `unknown` if nobody says
/// which address is ours; `-v` names what is wrong.
public final class ThreadingQuality {

    /// The address of the corpus's desk.
    private static final String US = "assistenza@sportello.example";

    private static final long SEED = 7;
    private static final int BATCH = 500;

    private ThreadingQuality() {}

    public static void main(String[] arguments) throws IOException {
        var corpus = Path.of(arguments[0]);
        var options = List.of(arguments);
        var truth = truth(corpus);
        for (int i = 0; i < (options.contains("warm") ? 2 : 0); i++) {
            measure(corpus, truth, options, false);
        }
        measure(corpus, truth, options, true);
    }

    private static double cpu() {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime() / 1e9;
    }

    private static void measure(
            Path corpus, Map<String, JsonNode> truth, List<String> options, boolean report)
            throws IOException {
        var folder = Files.createTempDirectory("intake");
        try (var database = Database.file(folder.resolve("desk"), new Changes());
                var desk =
                        new TestDesk(
                                database,
                                folder.resolve("packs"),
                                options.contains("unknown") ? Set.of() : Set.of(US))) {
            var files = new ArrayList<>(truth.keySet());
            if (options.contains("newest")) files.sort(Comparator.reverseOrder());
            if (options.contains("random")) Collections.shuffle(files, new Random(SEED));
            var filed = new HashMap<String, FiledMail>();
            double before = cpu();
            long start = System.nanoTime();
            Consumer<Filed> told =
                    done -> done.mails().forEach(mail -> filed.put(mail.source(), mail));
            var sources =
                    files.stream()
                            .map(file -> new MailSource(corpus.resolve(file), Long.MAX_VALUE))
                            .toList();
            if (options.contains("two")) {
                inTwo(desk, sources, told);
            } else {
                new ArchiveImport(desk.intake, told).run(sources, Instant.now());
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%d messages in %.2f s: %.0f/s; %.2f s of processor time%n",
                    files.size(), seconds, files.size() / seconds, cpu() - before);
            desk.quarantine.all(5).forEach(System.out::println);
            if (report) report(desk, corpus, truth, filed, options.contains("-v"));
        }
    }

    /// Each message lies in one of two mailboxes, which are fetched in turns.
    private static void inTwo(TestDesk desk, List<MailSource> sources, Consumer<Filed> told) {
        var mailboxes = List.of(desk.mailbox(true, false), desk.mailbox(true, false));
        var chance = new Random(SEED);
        for (int from = 0; from < sources.size(); from += BATCH) {
            var parts = List.of(new ArrayList<RawMail>(), new ArrayList<RawMail>());
            sources.subList(from, Math.min(from + BATCH, sources.size()))
                    .forEach(one ->
                            one.each(TestDesk.NOW, mail -> parts.get(chance.nextInt(2)).add(mail)));
            for (int i = 0; i < parts.size(); i++) {
                told.accept(desk.intake.file(mailboxes.get(i), null, parts.get(i)));
            }
        }
    }

    private static Map<String, JsonNode> truth(Path corpus) throws IOException {
        var json = new ObjectMapper();
        var truth = new TreeMap<String, JsonNode>();
        for (var line : Files.readAllLines(corpus.resolve("truth.jsonl"))) {
            var node = json.readTree(line);
            if (node.get("box").asString().equals("mail")) {
                truth.put(node.get("file").asString(), node);
            }
        }
        return truth;
    }

    private static void report(
            TestDesk desk,
            Path corpus,
            Map<String, JsonNode> truth,
            Map<String, FiledMail> filed,
            boolean verbose) {
        var ticketOf = new HashMap<Long, Long>();
        var mails = desk.mails.getAll(filed.values().stream().map(FiledMail::mailId).toList());
        var byConversation = new TreeMap<Integer, Map<String, Set<String>>>();
        var byTicket = new HashMap<String, Set<Integer>>();
        var reasons = new TreeMap<String, int[]>();
        int duplicates = 0;
        int quarantined = 0;
        for (var one : truth.entrySet()) {
            var node = one.getValue();
            var result = filed.get(corpus.resolve(one.getKey()).toString());
            if (result.mailId() == 0) {
                quarantined++;
                continue;
            }
            if (result.duplicate()) {
                duplicates++;
                continue;
            }
            var id = mails.get(result.mailId()).ticketId();
            var ticket =
                    id == null
                            ? "u" + result.mailId()
                            : "" + ticketOf.computeIfAbsent(id, key -> desk.survivor(key).id());
            int conversation = node.get("conv").asInt();
            byConversation
                    .computeIfAbsent(conversation, _ -> new TreeMap<>())
                    .computeIfAbsent(ticket, _ -> new HashSet<>())
                    .add(one.getKey());
            byTicket.computeIfAbsent(ticket, _ -> new HashSet<>()).add(conversation);
        }
        int whole = 0;
        int pure = 0;
        int both = 0;
        var shown = 0;
        for (var one : byConversation.entrySet()) {
            boolean isWhole = one.getValue().size() == 1;
            boolean isPure =
                    one.getValue().keySet().stream()
                            .allMatch(ticket -> byTicket.get(ticket).size() == 1);
            whole += isWhole ? 1 : 0;
            pure += isPure ? 1 : 0;
            both += isWhole && isPure ? 1 : 0;
            var main =
                    one.getValue().values().stream()
                            .max(Comparator.comparingInt(Set::size))
                            .orElseThrow();
            one.getValue()
                    .values()
                    .forEach(files ->
                            files.forEach(file -> {
                                var node = truth.get(file);
                                var key =
                                        node.get("kind").asString()
                                                + " "
                                                + node.get("refs").asString()
                                                + (node.has("dup")
                                                        ? " " + node.get("dup").asString()
                                                        : "");
                                var count = reasons.computeIfAbsent(key, _ -> new int[2]);
                                count[1]++;
                                count[0] += main.contains(file) ? 1 : 0;
                            }));
            if (verbose && !(isWhole && isPure) && shown++ < 60) {
                System.out.println(
                        "--- conversation "
                                + one.getKey()
                                + (isWhole ? "" : " split")
                                + (isPure ? "" : " mixed"));
                one.getValue()
                        .forEach((ticket, files) ->
                                files.stream()
                                        .sorted()
                                        .forEach(file -> {
                                            var node = truth.get(file);
                                            var mail =
                                                    mails.get(
                                                            filed.get(
                                                                            corpus.resolve(file)
                                                                                    .toString())
                                                                    .mailId());
                                            System.out.printf(
                                                    "  %s %s %s %s pos %s %s %s | %s | %s%n",
                                                    ticket,
                                                    byTicket.get(ticket).size() > 1
                                                            ? byTicket.get(ticket)
                                                            : "",
                                                    mail.arrivedAt(),
                                                    node.get("kind").asString(),
                                                    node.get("pos"),
                                                    node.get("refs").asString(),
                                                    node.has("dup") ? node.get("dup") : "",
                                                    mail.subject(),
                                                    mail.why());
                                        }));
            }
        }
        int n = byConversation.size();
        System.out.printf(
                "%d conversations: whole %.2f %%, pure %.2f %%, whole and pure %.2f %%; tickets %d,"
                        + " duplicates %d, quarantined %d%n",
                n,
                100.0 * whole / n,
                100.0 * pure / n,
                100.0 * both / n,
                byTicket.size(),
                duplicates,
                quarantined);
        reasons.forEach((key, count) ->
                System.out.printf("  %-40s in the main ticket %d/%d%n", key, count[0], count[1]));
    }
}
