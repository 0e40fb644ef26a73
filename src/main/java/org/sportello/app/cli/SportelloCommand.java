package org.sportello.app.cli;

import org.slf4j.LoggerFactory;
import org.sportello.app.Version;
import org.sportello.app.cli.call.HelpPages;
import org.sportello.app.cli.call.Speaker;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.app.cli.mail.ImportCommand;
import org.sportello.app.cli.mail.InspectCommand;
import org.sportello.app.cli.mail.MailboxCommand;
import org.sportello.app.cli.ticket.AssignCommand;
import org.sportello.app.cli.ticket.NoteCommand;
import org.sportello.app.cli.ticket.ReplyCommand;
import org.sportello.app.cli.ticket.SetCommand;
import org.sportello.app.cli.ticket.TicketCommand;
import org.sportello.app.cli.ticket.TicketsCommand;
import org.sportello.kernel.ErrorCode;
import org.sportello.kernel.Problem;
import org.sportello.storage.StoreLocked;
import org.sportello.ui.Texts;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/// `sportello`: without a command the window, else one of the commands. Exit status: 0 done; 1 a
/// Problem, in one line; 2 usage; 70 a bug, with its error code.
@Command(
        name = "sportello",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "[COMMAND]")
public final class SportelloCommand implements Callable<Integer>, Speaker {

    private static final List<Class<?>> COMMANDS =
            List.of(
                    DeskCommand.class,
                    DemoCommand.class,
                    MailboxCommand.class,
                    SyncCommand.class,
                    ImportCommand.class,
                    InspectCommand.class,
                    TicketsCommand.class,
                    TicketCommand.class,
                    NoteCommand.class,
                    AssignCommand.class,
                    SetCommand.class,
                    ReportCommand.class,
                    ReplyCommand.class,
                    SearchCommand.class,
                    DoctorCommand.class,
                    IndexCommand.class,
                    RehearseCommand.class);

    private static final int PROBLEM = 1;
    private static final int BUG = 70;

    private final Texts texts;

    @Mixin private StoreOption store = new StoreOption();

    private SportelloCommand(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Texts texts() {
        return texts;
    }

    @Override
    public Integer call() throws InterruptedException {
        return new DeskCommand(store).call();
    }

    /// Runs the arguments; returns the exit status.
    public static int run(String... arguments) {
        var words = List.of(arguments);
        return commandLine(wanted(words), new Texts(Language.of(words))).execute(arguments);
    }

    /// To make a command takes time, and each start needs but one of them; all are needed to
    /// explain them, and to guess what was meant.
    private static List<Class<?>> wanted(List<String> arguments) {
        var named = COMMANDS.stream().filter(one -> arguments.contains(name(one))).toList();
        return named.isEmpty() && !arguments.isEmpty() ? COMMANDS : named;
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    /// The command line with all commands and its handling of failures, in the system's language.
    public static CommandLine commandLine() {
        return commandLine(new Texts(Texts.systemLanguage()));
    }

    /// The same in another language.
    public static CommandLine commandLine(Texts texts) {
        return commandLine(COMMANDS, texts);
    }

    private static CommandLine commandLine(List<Class<?>> commands, Texts texts) {
        var line = new CommandLine(new SportelloCommand(texts));
        commands.forEach(one -> line.addSubcommand(name(one), one));
        new HelpPages(texts).of(line);
        return line.registerConverter(int.class, text -> Math.toIntExact(number(text, texts)))
                .registerConverter(long.class, text -> number(text, texts))
                .registerConverter(LocalDate.class, text -> day(text, texts))
                .registerConverter(Path.class, text -> path(text, texts))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(new Misused(texts))
                .setExecutionExceptionHandler(SportelloCommand::failed);
    }

    private static long number(String text, Texts texts) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= Integer.MAX_VALUE) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            throw new TypeConversionException(texts.get("cli.usage.number", text));
        }
        throw new TypeConversionException(texts.get("cli.usage.number", text));
    }

    private static LocalDate day(String text, Texts texts) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notOne) {
            throw new TypeConversionException(texts.get("cli.usage.day", text));
        }
    }

    private static Path path(String text, Texts texts) {
        try {
            return Path.of(text);
        } catch (InvalidPathException notOne) {
            throw new TypeConversionException(texts.get("cli.usage.path", text));
        }
    }

    private static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        var err = command.getErr();
        if (failure instanceof StoreLocked && Errand.isKnown(command)) {
            var answer = inTheWindow(command, parsed);
            if (answer.isPresent()) {
                return answer.getAsInt();
            }
        }
        if (failure instanceof Problem problem) {
            var texts = Speaker.of(command.getCommandSpec());
            err.println((texts.sentence(problem) + " " + texts.nextStep(problem)).strip());
            return PROBLEM;
        }
        bug(failure, command);
        return BUG;
    }

    /// The window has the store: it can do the command.
    private static OptionalInt inTheWindow(CommandLine command, ParseResult parsed) {
        var answer =
                StoreOption.of(command)
                        .flatMap(store ->
                                Errand.ask(
                                        store.folder(),
                                        parsed.originalArgs(),
                                        store.caller(),
                                        Speaker.of(command.getCommandSpec()),
                                        command.getErr()));
        if (answer.isEmpty()) {
            return OptionalInt.empty();
        }
        command.getOut().print(answer.get().out());
        command.getOut().flush();
        return OptionalInt.of(answer.get().status());
    }

    private static void bug(Exception failure, CommandLine command) {
        var texts = Speaker.of(command.getCommandSpec());
        var code = ErrorCode.of(failure);
        LoggerFactory.getLogger(SportelloCommand.class).error("Bug {}", code, failure);
        command.getErr().println(texts.get("cli.bug", code.value()));
    }
}
