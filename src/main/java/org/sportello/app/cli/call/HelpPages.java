package org.sportello.app.cli.call;

import org.jspecify.annotations.Nullable;
import org.sportello.ui.Texts;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/// What `--help` says, in the language of whoever asks. A command's sentence has the key
/// `cli.help.` and its path and `.about`, as in `cli.help.mailbox.add.about`; an option's or
/// argument's its name instead, with the path before it or, where it means the same everywhere,
/// without. What stands for a value has the key `cli.help.label.` and the English word.
public final class HelpPages {

    private static final String HELP = "cli.help.";
    private static final String LABEL = HELP + "label.";

    private final Texts texts;

    /// In these words.
    public HelpPages(Texts texts) {
        this.texts = texts;
    }

    /// Has a command, and all below it, explain themselves in these words.
    public void of(CommandLine command) {
        command.setResourceBundle(words(command));
        command.setHelpFactory((spec, colours) -> new Page(spec, colours, texts));
        everyOne(command)
                .map(one -> one.getCommandSpec().usageMessage())
                .filter(usage -> usage.synopsisSubcommandLabel().contains("COMMAND"))
                .forEach(usage ->
                        usage.synopsisSubcommandLabel(
                                usage.synopsisSubcommandLabel()
                                        .replace("COMMAND", label("COMMAND", texts))));
    }

    /// What an argument or option is called in these words, with what it takes.
    public static String called(ArgSpec argument, Texts texts) {
        var label = label(argument.paramLabel(), texts);
        return switch (argument) {
            case OptionSpec option when option.arity().max() == 0 -> option.longestName();
            case OptionSpec option -> option.longestName() + "=" + label;
            default -> label;
        };
    }

    /// The keys of the sentence about each command and each of its options and arguments: the first
    /// one that there is says it.
    public static List<List<String>> keys(CommandLine command) {
        return everyOne(command)
                .flatMap(one ->
                        Stream.concat(
                                Stream.of(List.of(key(one, "about"))),
                                arguments(one).map(argument -> keys(one, name(argument)))))
                .toList();
    }

    /// The keys of the words that stand for values.
    public static List<String> labels(CommandLine command) {
        return everyOne(command)
                .flatMap(HelpPages::arguments)
                .filter(argument -> argument.arity().max() > 0)
                .map(argument -> LABEL + argument.paramLabel())
                .distinct()
                .toList();
    }

    private static Stream<CommandLine> everyOne(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(HelpPages::everyOne));
    }

    private static Stream<ArgSpec> arguments(CommandLine command) {
        var spec = command.getCommandSpec();
        return Stream.concat(spec.options().stream(), spec.positionalParameters().stream());
    }

    private ResourceBundle words(CommandLine command) {
        var words = new LinkedHashMap<String, String>();
        words.put("usage.synopsisHeading", texts.get("cli.help.usage") + " ");
        words.put("usage.commandListHeading", texts.get("cli.help.commands") + "%n");
        everyOne(command).forEach(one -> put(one, words));
        return new Words(words);
    }

    private void put(CommandLine command, Map<String, String> words) {
        var path = command.getCommandSpec().qualifiedName(".") + ".";
        var about = sentence(List.of(key(command, "about"))).lines().toList();
        for (int line = 0; line < about.size(); line++) {
            words.put(path + "usage.description." + line, about.get(line));
        }
        arguments(command)
                .forEach(argument ->
                        words.put(path + asked(argument), sentence(keys(command, name(argument)))));
    }

    private String sentence(List<String> keys) {
        return keys.stream().filter(texts::has).findFirst().map(texts::get).orElse("");
    }

    /// The name under which picocli asks for its sentence: its own options have another.
    private static String asked(ArgSpec argument) {
        var own = argument.descriptionKey();
        if (own != null && !own.isEmpty()) {
            return own;
        }
        return argument instanceof PositionalParamSpec one
                ? one.paramLabel() + "[" + one.index() + "]"
                : name(argument);
    }

    private static String name(ArgSpec argument) {
        return switch (argument) {
            case OptionSpec option -> option.longestName().replaceFirst("^-+", "");
            case PositionalParamSpec one -> one.paramLabel();
            default -> throw new IllegalStateException("Neither option nor argument");
        };
    }

    private static List<String> keys(CommandLine command, String name) {
        return List.of(key(command, name), HELP + name);
    }

    private static String key(CommandLine command, String name) {
        var path = command.getCommandSpec().qualifiedName(".");
        var first = path.indexOf('.');
        return HELP + (first < 0 ? "" : path.substring(first + 1) + ".") + name;
    }

    private static String label(String english, Texts texts) {
        return texts.has(LABEL + english) ? texts.get(LABEL + english) : english;
    }

    /// What picocli asks for.
    private static final class Words extends ResourceBundle {

        private final Map<String, String> words;

        Words(Map<String, String> words) {
            this.words = words;
        }

        @Override
        protected @Nullable Object handleGetObject(String key) {
            return words.get(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(words.keySet());
        }
    }

    /// A page whose values have names in the language too.
    private static final class Page extends Help {

        private final Texts texts;

        Page(CommandSpec spec, ColorScheme colours, Texts texts) {
            super(spec, colours);
            this.texts = texts;
        }

        @Override
        public IParamLabelRenderer parameterLabelRenderer() {
            return new Labels(super.parameterLabelRenderer(), texts);
        }
    }

    private record Labels(IParamLabelRenderer usual, Texts texts) implements IParamLabelRenderer {

        @Override
        public Ansi.Text renderParameterLabel(
                ArgSpec argument, Ansi ansi, List<Ansi.IStyle> styles) {
            return usual.renderParameterLabel(renamed(argument), ansi, styles);
        }

        private ArgSpec renamed(ArgSpec argument) {
            var label = label(argument.paramLabel(), texts);
            return switch (argument) {
                case OptionSpec option -> OptionSpec.builder(option).paramLabel(label).build();
                case PositionalParamSpec one ->
                        PositionalParamSpec.builder(one).paramLabel(label).build();
                default -> argument;
            };
        }

        @Override
        public String separator() {
            return usual.separator();
        }
    }
}
