package org.sportello.app.cli;

import org.jspecify.annotations.Nullable;
import org.sportello.app.cli.call.HelpPages;
import org.sportello.app.cli.call.Misuse;
import org.sportello.ui.Texts;

import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Says what is wrong with a line of arguments: one sentence, what was perhaps meant, how the
/// command is called, and where it explains itself.
final class Misused implements IParameterExceptionHandler {

    private static final int USAGE = 2;

    private final Texts texts;

    Misused(Texts texts) {
        this.texts = texts;
    }

    @Override
    public int handleParseException(ParameterException mistake, String[] arguments) {
        var command = mistake.getCommandLine();
        var err = command.getErr();
        err.println(sentence(mistake, List.of(arguments)));
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            var meant = unmatched.getSuggestions();
            if (!meant.isEmpty()) {
                err.println(texts.get("cli.usage.meant", String.join(", ", meant)));
            }
        }
        var help = command.getHelp();
        err.print(texts.get("cli.help.usage") + " " + help.synopsis(synopsisIndent()));
        err.println(
                texts.get("cli.usage.help", command.getCommandSpec().qualifiedName() + " --help"));
        return USAGE;
    }

    private int synopsisIndent() {
        return texts.get("cli.help.usage").length() + 1;
    }

    private String sentence(ParameterException mistake, List<String> arguments) {
        return switch (mistake) {
            case Misuse ours -> String.valueOf(ours.getMessage());
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing -> missing(missing.getMissing());
            case OverwrittenOptionException twice ->
                    texts.get("cli.usage.twice", called(twice.getOverwritten()));
            case MutuallyExclusiveArgsException both -> both(both, arguments);
            default -> value(mistake);
        };
    }

    private String unmatched(UnmatchedArgumentException unmatched) {
        var what = String.join(" ", unmatched.getUnmatched());
        if (unmatched.isUnknownOption()) {
            return texts.get("cli.usage.noOption", what);
        }
        var subcommands = unmatched.getCommandLine().getSubcommands();
        return texts.get(subcommands.isEmpty() ? "cli.usage.tooMuch" : "cli.usage.noCommand", what);
    }

    private String missing(List<ArgSpec> missing) {
        var group = missing.stream().anyMatch(one -> isChoice(one.group()));
        return texts.get(
                group ? "cli.usage.missingOne" : "cli.usage.missing",
                missing.stream()
                        .map(this::called)
                        .distinct()
                        .collect(Collectors.joining(group ? " | " : ", ")));
    }

    private static boolean isChoice(@Nullable ArgGroupSpec group) {
        return group != null && group.exclusive();
    }

    private String both(MutuallyExclusiveArgsException both, List<String> arguments) {
        var given =
                both.getCommandLine().getCommandSpec().argGroups().stream()
                        .filter(ArgGroupSpec::exclusive)
                        .flatMap(group -> group.options().stream())
                        .filter(option ->
                                Arrays.stream(option.names())
                                        .anyMatch(name ->
                                                arguments.stream()
                                                        .anyMatch(one -> one.startsWith(name))))
                        .map(this::called)
                        .collect(Collectors.joining(", "));
        return texts.get("cli.usage.onlyOne", given);
    }

    /// A value that the option or argument does not take.
    private String value(ParameterException mistake) {
        var argument = mistake.getArgSpec();
        if (argument == null) {
            return String.valueOf(mistake.getMessage());
        }
        var name = called(argument);
        var type = argument.type();
        if (argument.arity().max() == 0) {
            return texts.get("cli.usage.noValue", name);
        }
        if (type.isEnum()) {
            var values =
                    Arrays.stream(type.getEnumConstants())
                            .map(one -> one.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
            return texts.get("cli.usage.value", name, values);
        }
        var why = mistake.getCause() instanceof TypeConversionException ours ? ours : mistake;
        return name + ": " + why.getMessage();
    }

    private String called(ArgSpec argument) {
        return HelpPages.called(argument, texts);
    }
}
