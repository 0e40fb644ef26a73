package org.sportello.mail.parse.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Tries broken mails: `FuzzMain COUNT [FIRST]`; `FuzzMain mail CASE FILE` writes the mail of a
/// case, to be looked at.
final class FuzzMain {

    private static final int STEP = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private FuzzMain() {}

    public static void main(String... args) throws IOException {
        if (args.length == 3 && args[0].equals("mail"))
            Files.write(Path.of(args[2]), new Fuzz().mail(Long.parseLong(args[1])));
        else tryAll(args.length > 1 ? Long.parseLong(args[1]) : 0, Integer.parseInt(args[0]));
    }

    /// The nanoseconds that the slowest case took.
    ///
    /// @throws IllegalStateException if something was found, or one took longer than five seconds
    static long tryAll(long first, int count) {
        Fuzz fuzz = new Fuzz();
        Thread.ofPlatform().daemon().start(() -> watch(fuzz));
        long slowest = 0;
        for (int done = 0; done < count; done += STEP) {
            Fuzz.Report report = fuzz.run(first + done, Math.min(STEP, count - done));
            slowest = report.slowest();
            System.out.printf(
                    "%d tried, the slowest (%d) took %d ms, the largest %d MB%n",
                    Math.min(count, done + STEP),
                    report.slowestCase(),
                    slowest / 1_000_000,
                    report.mostAllocated() / 1_000_000);
            if (!report.finds().isEmpty() || slowest > LONGEST.toNanos())
                throw new IllegalStateException(String.join("\n", report.finds()));
        }
        return slowest;
    }

    /// Says which case hangs.
    private static void watch(Fuzz fuzz) {
        long before = -1;
        while (true) {
            long now = fuzz.current();
            if (now == before && now > 0) System.out.println("still at " + now);
            before = now;
            LockSupport.parkNanos(LONGEST.toNanos());
        }
    }
}
