import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The house format of Java sources: google-java-format, AOSP style. It runs as a source file on
/// the build's own JDK, because the formatter needs a newer JDK than the one Maven may be running
/// on. Arguments: `check` (exit 1 and name what differs) or `apply`, and the folder.
final class Format {

    public static void main(String[] arguments) throws Exception {
        var apply = arguments[0].equals("apply");
        var formatter = new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());
        var differing = 0;
        try (Stream<Path> files = Files.walk(Path.of(arguments[1]))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).sorted().toList()) {
                var source = Files.readString(file);
                var formatted =
                        formatter.formatSourceAndFixImports(
                                RemoveUnusedImports.removeUnusedImports(source));
                if (formatted.equals(source)) {
                    continue;
                }
                differing++;
                System.out.println((apply ? "formatted " : "not in the house format: ") + file);
                if (apply) {
                    Files.writeString(file, formatted);
                }
            }
        }
        if (differing > 0 && !apply) {
            System.err.println(differing + " files differ; run: mvn initialize exec:exec@format");
            System.exit(1);
        }
    }
}
