package org.sportello.mail.parse.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jsoup.Jsoup;
import org.sportello.mail.message.Attachment;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.parse.MailParser;
import org.sportello.mail.parse.fold.Fold;
import org.sportello.text.FoldedDoc;
import org.sportello.text.html.HtmlReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Gives the parser, the folding and the HTML reader many broken mails and looks whether what they
/// promise holds: nothing is thrown, nothing that can be seen is cut, nothing harmful passes,
/// memory stays in proportion. Every case is made from one number, so a find can be made again.
final class Fuzz {

    /// Bytes allocated for one case, beside a share for each byte of it: a measure of work that
    /// does not depend on the machine.
    private static final long MOST_BYTES = 150_000_000;

    private static final long BYTES_EACH = 3000;
    private static final List<String> HARMFUL =
            List.of("<script", "<iframe", "<style", "<object", "<link", "<meta");

    /// @param slowest nanoseconds of the processor, which do not depend on what else it does
    record Report(List<String> finds, long slowest, long slowestCase, long mostAllocated) {}

    private final MailParser parser =
            new MailParser(Set.of("aiuto@example.com"), id -> id.startsWith("sp."));
    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<String> corpus = corpus();
    private final List<Charset> charsets = List.copyOf(Charset.availableCharsets().values());
    private final AtomicLong current = new AtomicLong();
    private final List<String> finds = new ArrayList<>();
    private long slowest;
    private long slowestCase;
    private long mostAllocated;

    /// The cases from `first` on.
    Report run(long first, int count) {
        for (long seed = first; seed < first + count && finds.size() < 20; seed++) {
            current.set(seed);
            long began = threads.getCurrentThreadCpuTime();
            long allocated = threads.getCurrentThreadAllocatedBytes();
            int size = 0;
            try {
                size = one(seed);
            } catch (RuntimeException | StackOverflowError | AssertionError find) {
                finds.add(seed + ": " + find + first(find));
            }
            allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
            if (allocated > MOST_BYTES + BYTES_EACH * size)
                finds.add(seed + ": " + allocated + " bytes for a case of " + size);
            mostAllocated = Math.max(mostAllocated, allocated);
            long took = threads.getCurrentThreadCpuTime() - began;
            if (took > slowest) {
                slowest = took;
                slowestCase = seed;
            }
        }
        return new Report(finds, slowest, slowestCase, mostAllocated);
    }

    /// The case that is being tried now, for a watch.
    long current() {
        return current.get();
    }

    /// The mail of a case, to be looked at.
    byte[] mail(long seed) {
        return new Mutations(corpus, charsets, new Random(seed)).mail();
    }

    private static String first(Throwable find) {
        for (StackTraceElement frame : find.getStackTrace())
            if (frame.getClassName().startsWith("org.sportello.")
                    && !frame.getClassName().contains("fuzz")) return " at " + frame;
        return "";
    }

    private int one(long seed) {
        Mutations mutations = new Mutations(corpus, charsets, new Random(seed));
        return switch ((int) Math.floorMod(seed, 8L)) {
            case 0 -> fold(mutations.text());
            case 1 -> html(mutations.html());
            default -> mail(mutations.mail());
        };
    }

    private static int fold(String text) {
        Fold fold = Fold.of(text);
        whole(text, fold.newText(), fold.quotedText(), fold.signature());
        return text.length();
    }

    private static int html(String html) {
        FoldedDoc.of(new HtmlReader().read(html), "parole", "x", "");
        return html.length();
    }

    private int mail(byte[] raw) {
        ParsedMail mail = parser.parse(raw);
        whole(mail.text(), mail.newText(), mail.quotedText(), mail.signature());
        String html = mail.html();
        if (html != null) {
            String lower = html.toLowerCase(Locale.ROOT);
            for (String bad : HARMFUL) if (lower.contains(bad)) throw new AssertionError(bad);
            if (lower.contains("src=\"http") && !Jsoup.parse(html).select("[src^=http]").isEmpty())
                throw new AssertionError("loads by itself");
            new HtmlReader().read(html);
        }
        for (Attachment file : mail.attachments().stream().limit(3).toList()) {
            long size = parser.content(raw, file.index()).length;
            if (size != file.size()) throw new AssertionError("size of " + file);
        }
        return raw.length;
    }

    /// Everything that can be seen is in one of the three.
    private static void whole(String text, String newText, String quoted, String signature) {
        if (newText.isBlank() && !blank(text)) throw new AssertionError("nothing new");
        long parts = seen(newText) + seen(quoted) + seen(signature);
        if (parts != seen(text))
            throw new AssertionError("cut: " + seen(text) + " became " + parts);
    }

    private static boolean blank(String text) {
        return seen(text) == 0;
    }

    private static long seen(String text) {
        return text.chars()
                .filter(c -> c > ' ' && c != '\u00a0' && (c < '\u200b' || c > '\u200d'))
                .filter(c -> !Character.isWhitespace(c))
                .count();
    }

    private static List<String> corpus() {
        try {
            Path folder = Path.of(Objects.requireNonNull(Fuzz.class.getResource("/mail")).toURI());
            List<String> corpus = new ArrayList<>();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".eml")).sorted().toList())
                    corpus.add(Files.readString(file, ISO_8859_1));
            }
            return corpus;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
