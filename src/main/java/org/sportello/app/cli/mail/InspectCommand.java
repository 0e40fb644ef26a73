package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.cli.call.Speaker;
import org.sportello.mail.message.MailKind;
import org.sportello.mail.message.ParseProblem;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.message.Remarks;
import org.sportello.mail.parse.MailParser;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// `sportello inspect`: what Sportello understands of a message. Opens no store and makes no
/// connection. Exit status 0 when output was printed, 2 for a usage error, 3 if the single file
/// cannot be read.
@Command(name = "inspect", mixinStandardHelpOptions = true)
public final class InspectCommand implements Callable<Integer> {

    private static final int UNREADABLE = 3;

    private final InputStream in;
    private final OutputStream out;
    private final InspectJson json = new InspectJson();

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--self", paramLabel = "ADDRESS")
    private List<String> self = List.of();

    /// Printing JSON is the only way so far; the option is asked for so that another can be added.
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--json", required = true)
    private boolean asJson;

    @ArgGroup(multiplicity = "1")
    private @Nullable Source source;

    /// One file, or many named on standard input.
    static final class Source {
        @Parameters(paramLabel = "FILE")
        private @Nullable String file;

        @Option(names = "--batch", required = true)
        private boolean batch;
    }

    public InspectCommand() {
        this(System.in, System.out);
    }

    InspectCommand(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        MailParser parser =
                new MailParser(
                        self.stream()
                                .map(address -> address.strip().toLowerCase(Locale.ROOT))
                                .filter(address -> !address.isEmpty())
                                .collect(Collectors.toSet()),
                        id -> false);
        if (source == null || source.batch || source.file == null) {
            batch(parser);
            return 0;
        }
        return one(parser, source.file);
    }

    private int one(MailParser parser, String file) throws IOException {
        byte[] raw;
        try {
            raw = Files.readAllBytes(Path.of(file));
        } catch (IOException | InvalidPathException unreadable) {
            if (spec != null) {
                var words = Speaker.of(spec).get("cli.inspect.unreadable", file);
                spec.commandLine().getErr().println(words);
            }
            return UNREADABLE;
        }
        print(understand(parser, file, raw));
        return 0;
    }

    private void batch(MailParser parser) throws IOException {
        BufferedReader files =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String file;
        while ((file = files.readLine()) != null) {
            if (!file.isEmpty()) print(answer(parser, file));
        }
    }

    private byte[] answer(MailParser parser, String file) {
        try {
            return understand(parser, file, Files.readAllBytes(Path.of(file)));
        } catch (IOException | InvalidPathException unreadable) {
            String why = unreadable.getClass().getSimpleName() + ": " + unreadable.getMessage();
            return json.failure(file, why, nothing(List.of()));
        }
    }

    /// A message that reveals a bug must not end a run over many.
    private byte[] understand(MailParser parser, String file, byte[] raw) {
        try {
            ParsedMail envelope = parser.envelope(raw);
            ParsedMail opened =
                    envelope.header("x-trasporto") == null ? envelope : parser.parse(raw);
            return json.of(file, envelope, opened);
        } catch (RuntimeException | StackOverflowError bug) {
            if (spec != null) bug.printStackTrace(spec.commandLine().getErr());
            ParseProblem problem = new ParseProblem(ParseProblem.Code.OTHER, bug.toString());
            return json.failure(file, null, nothing(List.of(problem)));
        }
    }

    private void print(byte[] object) throws IOException {
        out.write(object);
        out.write('\n');
        out.flush();
    }

    private static ParsedMail nothing(List<ParseProblem> problems) {
        return new ParsedMail(
                "",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                MailKind.CUSTOMER,
                List.of(),
                null,
                "",
                null,
                "",
                "",
                "",
                List.of(),
                problems,
                Map.of(),
                "",
                Remarks.NONE);
    }
}
