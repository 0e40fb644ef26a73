package org.sportello.intake.source;

import org.sportello.kernel.Problem;
import org.sportello.mail.Incomplete;
import org.sportello.mail.RawMail;
import org.sportello.mail.Stub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Messages in files: one message, an mbox, a Maildir, or a folder of any of these. They are read
/// one after the other, in name order; never more than one is held. Of a message that is too large
/// only the sender and the subject are handed on.
public final class MailSource {

    private static final int PEEKED = 8192;
    private static final int HEAD = 256 * 1024;

    private final Path path;
    private final long largest;

    /// @param largest no message above this size is read whole, in bytes
    public MailSource(Path path, long largest) {
        this.path = path;
        this.largest = largest;
    }

    /// Hands every message to the sink.
    ///
    /// @param arrived what counts as their arrival where nothing better is known
    /// @throws Problem `intake.source-missing` or `intake.source-unreadable`
    public void each(Instant arrived, Consumer<RawMail> sink) {
        try {
            read(path, arrived, sink);
        } catch (NoSuchFileException missing) {
            throw new Problem("intake.source-missing", false, missing, List.of(missing.getFile()));
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Problem(
                    "intake.source-unreadable", false, unreadable, List.of(path.toString()));
        }
    }

    private void read(Path path, Instant arrived, Consumer<RawMail> sink) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        if (Files.isDirectory(path)) {
            if (isMaildir(path)) {
                maildir(path, arrived, sink);
            } else {
                folder(path, arrived, sink);
            }
        } else if (isMbox(path)) {
            mbox(path, arrived, sink);
        } else {
            message(path, arrived, sink);
        }
    }

    private static boolean isMaildir(Path path) {
        return (Files.isDirectory(path.resolve("cur")) && Files.isDirectory(path.resolve("new")))
                || (Files.isDirectory(path.resolve("cur"))
                        && Files.isDirectory(path.resolve("tmp")));
    }

    /// New and read mail together in the order of their names, which begin with the time of
    /// arrival; then the folders of Maildir++.
    private void maildir(Path path, Instant arrived, Consumer<RawMail> sink) throws IOException {
        List<Path> files;
        try (var some = Stream.concat(list(path.resolve("cur")), list(path.resolve("new")))) {
            files =
                    some.filter(Files::isRegularFile)
                            .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                            .toList();
        }
        for (var file : files) {
            message(file, arrived, sink);
        }
        List<Path> more;
        try (var some = list(path)) {
            more =
                    some.filter(one -> one.getFileName().toString().startsWith("."))
                            .filter(one -> Files.isDirectory(one) && isMaildir(one))
                            .sorted()
                            .toList();
        }
        for (var one : more) {
            maildir(one, arrived, sink);
        }
    }

    // Closed by who asked for it.
    @SuppressWarnings("StreamResourceLeak")
    private static Stream<Path> list(Path folder) throws IOException {
        return Files.isDirectory(folder) ? visible(Files.list(folder)) : Stream.empty();
    }

    private static Stream<Path> visible(Stream<Path> some) {
        return some.filter(one -> !one.getFileName().toString().equals(".DS_Store"));
    }

    private void folder(Path path, Instant arrived, Consumer<RawMail> sink) throws IOException {
        List<Path> inside;
        try (var some = Files.list(path)) {
            inside =
                    some.filter(one -> !one.getFileName().toString().startsWith("."))
                            .sorted(Comparator.comparing(one -> one.getFileName().toString()))
                            .toList();
        }
        for (var one : inside) {
            if (Files.isDirectory(one)) {
                read(one, arrived, sink);
            } else if (named(one, ".mbox") || named(one, ".mbx")) {
                mbox(one, arrived, sink);
            } else {
                message(one, arrived, sink);
            }
        }
    }

    private static boolean named(Path path, String ending) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /// An mbox begins with its separator line; a single message may do so too, but is then named as
    /// one.
    private static boolean isMbox(Path path) throws IOException {
        if (named(path, ".eml")) {
            return false;
        }
        if (named(path, ".mbox") || named(path, ".mbx")) {
            return true;
        }
        try (var in = Files.newInputStream(path)) {
            var start = new String(in.readNBytes(PEEKED), StandardCharsets.ISO_8859_1);
            return start.startsWith("From ");
        }
    }

    private void mbox(Path path, Instant arrived, Consumer<RawMail> sink) throws IOException {
        try (var mbox = new MboxReader(path, largest)) {
            int number = 0;
            for (var next = mbox.next(); next.isPresent(); next = mbox.next()) {
                var source = path + "#" + number;
                var found = next.get();
                sink.accept(
                        found.whole()
                                ? new RawMail(found.bytes(), source, 0, arrived)
                                : tooLarge(found.bytes(), found.size(), source, arrived));
                number++;
            }
        }
    }

    private void message(Path path, Instant arrived, Consumer<RawMail> sink) throws IOException {
        var source = path.toString();
        long size = Files.size(path);
        if (size > largest) {
            try (var in = Files.newInputStream(path)) {
                sink.accept(tooLarge(in.readNBytes(HEAD), size, source, arrived));
            }
        } else {
            sink.accept(new RawMail(Files.readAllBytes(path), source, 0, arrived));
        }
    }

    private RawMail tooLarge(byte[] beginning, long size, String source, Instant arrived) {
        var why = Incomplete.tooLargeInFile(size, largest);
        var head = Arrays.copyOf(beginning, Math.min(beginning.length, HEAD));
        return new RawMail(Stub.inFile(head, source, why), source, 0, arrived, why);
    }
}
