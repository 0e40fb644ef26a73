import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Finishes the runnable folder: makes the start script executable, and lets the program run once
/// as a desk and once as a command, so that the JDK learns what it needs and starts it faster from
/// then on. Without that it works as well, only slower: a run that fails is told, and nothing more.
/// Run as a source file on the build's JDK; argument: the folder.
final class Finish {

    private static final int SECONDS = 300;

    private final Path app;
    private final Path java;

    private Finish(Path app) {
        this.app = app;
        java = Path.of(System.getProperty("java.home"), "bin", "java");
    }

    public static void main(String[] arguments) throws Exception {
        var app = Path.of(arguments[0]).toAbsolutePath();
        app.resolve("bin/sportello").toFile().setExecutable(true, false);
        var scratch = Files.createTempDirectory("sportello-training");
        try {
            var finish = new Finish(app);
            finish.learn(
                    "cli",
                    scratch,
                    finish.command(),
                    List.of(
                            "import",
                            "--store",
                            scratch.resolve("cli").toString(),
                            "--json",
                            letter(scratch).toString()));
            finish.learn(
                    "desk",
                    scratch,
                    finish.desk(),
                    List.of("rehearse", "--store", scratch.resolve("cli").toString()));
        } finally {
            delete(scratch);
        }
    }

    private List<String> command() {
        return List.of(
                "@" + app.resolve("java.options"),
                "-cp",
                app.resolve("lib") + "/*" + File.pathSeparator + app.resolve("lib/javafx") + "/*");
    }

    private List<String> desk() {
        return List.of(
                "@" + app.resolve("java.options"),
                "@" + app.resolve("desk.options"),
                "--module-path",
                app.resolve("lib/javafx").toString(),
                "-cp",
                app.resolve("lib") + "/*");
    }

    private void learn(String kind, Path scratch, List<String> how, List<String> what)
            throws IOException, InterruptedException {
        var cache = app.resolve("lib").resolve(kind + ".aot");
        Files.deleteIfExists(cache);
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(how);
        command.add("-XX:AOTCacheOutput=" + cache);
        command.add("org.sportello.Sportello");
        command.addAll(what);
        var said = scratch.resolve(kind + ".txt");
        var process =
                new ProcessBuilder(command)
                        .directory(scratch.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        if (process.exitValue() != 0 || Files.notExists(cache)) {
            Files.deleteIfExists(cache);
            System.out.println(
                    "No " + kind + ".aot: starts will be slower. The training run said:");
            Files.readAllLines(said).stream().limit(20).forEach(System.out::println);
        }
    }

    private static Path letter(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("letter.eml"),
                """
                From: Anna Neri <anna@example.it>
                To: help@example.com
                Subject: Re: Order 118
                Date: Fri, 3 May 2024 12:15:00 +0200
                Message-ID: <b2@example.it>
                In-Reply-To: <a1@example.com>
                MIME-Version: 1.0
                Content-Type: multipart/alternative; boundary="b"

                --b
                Content-Type: text/plain; charset=utf-8

                Thank you, it has arrived.

                On 2 May 2024 we wrote:
                > It is on its way.
                --b
                Content-Type: text/html; charset=utf-8

                <p>Thank you, it has <b>arrived</b>.</p><blockquote>It is on its way.</blockquote>
                --b--
                """);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
