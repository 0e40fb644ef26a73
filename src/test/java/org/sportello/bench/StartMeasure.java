package org.sportello.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// How long the packaged program takes from its start to the first tickets on the screen, on a desk
/// with 100,000 tickets, the files warm: wall time as whoever started it sees it. Wants `mvn
/// -DskipTests package` first.
final class StartMeasure {

    private static final int RUNS = 9;

    private StartMeasure() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var program = Path.of("target", "sportello", "bin", "sportello");
        if (Files.notExists(program)) {
            throw new IllegalStateException("Package the program first: mvn -DskipTests package");
        }
        var desk =
                LargeDesk.folder(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000);
        started(program, desk);
        var millis = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            millis[i] = started(program, desk);
        }
        Arrays.sort(millis);
        System.out.printf(
                "window usable after: min %d ms, median %d ms, max %d ms (%d runs)%n",
                millis[0], millis[RUNS / 2], millis[RUNS - 1], RUNS);
    }

    private static long started(Path program, Path desk) throws IOException, InterruptedException {
        var began = System.nanoTime();
        var process =
                new ProcessBuilder(
                                program.toString(),
                                "rehearse",
                                "--timed",
                                "--store",
                                desk.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = out.readLine();
            var millis = (System.nanoTime() - began) / 1_000_000;
            if (process.waitFor() != 0 || !"drawn".equals(line)) {
                throw new IllegalStateException("The program said: " + line);
            }
            return millis;
        }
    }
}
