package org.sportello.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.app.cli.call.HelpPages;
import org.sportello.storage.StoreFolder;
import org.sportello.ui.Texts;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/// The command line speaks the language of whoever calls it: its pages, its mistakes, its answers.
class LanguageTest {

    private static final int SCREEN = 80;

    /// Said of two options of the report.
    private static final List<String> COMES_LATER =
            List.of("Comes with a later version.", "Verrà con una prossima versione.");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    @TempDir private Path folder = Path.of("");

    private CommandLine speaking(String language) {
        var line = SportelloCommand.commandLine(new Texts(Locale.forLanguageTag(language)));
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    }

    private static Properties messages(String name) throws IOException {
        var messages = new Properties();
        var file = Path.of("src/main/resources/org/sportello/app/cli", name);
        try (Reader reader = Files.newBufferedReader(file)) {
            messages.load(reader);
        }
        return messages;
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_it.properties"})
    void everyCommandOptionAndArgumentIsExplained(String file) throws IOException {
        var said = messages(file).stringPropertyNames();
        var line = speaking("en");
        var silent =
                HelpPages.keys(line).stream()
                        .filter(keys -> keys.stream().noneMatch(said::contains))
                        .toList();
        assertEquals(List.of(), silent);
        assertEquals(
                List.of(),
                HelpPages.labels(line).stream().filter(label -> !said.contains(label)).toList());
    }

    @Test
    void nothingIsExplainedThatIsNotThere() throws IOException {
        var line = speaking("en");
        var asked = new HashSet<>(HelpPages.labels(line));
        HelpPages.keys(line).forEach(asked::addAll);
        asked.addAll(List.of("cli.help.usage", "cli.help.commands", "cli.help.label.COMMAND"));
        assertEquals(
                List.of(),
                messages("messages.properties").stringPropertyNames().stream()
                        .filter(key -> key.startsWith("cli.help.") && !asked.contains(key))
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "it"})
    void everyPageFitsIntoATerminal(String language) {
        var wide = new ArrayList<String>();
        pages(speaking(language))
                .flatMap(page -> page.getUsageMessage().lines())
                .filter(row -> row.length() > SCREEN)
                .forEach(wide::add);
        assertEquals(List.of(), wide);
    }

    @Test
    void anItalianPageHasNoEnglishSentence() {
        var english = pages(speaking("en")).flatMap(page -> sentences(page)).toList();
        var italian = pages(speaking("it")).flatMap(page -> sentences(page)).toList();
        assertEquals(english.size(), italian.size());
        for (int i = 0; i < english.size(); i++) {
            assertFalse(english.get(i).equals(italian.get(i)), english.get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "it"})
    void eachSentenceStandsAtItsOwnOption(String language) {
        pages(speaking(language))
                .forEach(page -> {
                    var all = sentences(page).filter(one -> !COMES_LATER.contains(one)).toList();
                    assertEquals(all.size(), new HashSet<>(all).size(), all.toString());
                });
    }

    private static Stream<CommandLine> pages(CommandLine line) {
        return Stream.concat(
                Stream.of(line),
                line.getSubcommands().values().stream().flatMap(LanguageTest::pages));
    }

    private static Stream<String> sentences(CommandLine page) {
        var spec = page.getCommandSpec();
        return Stream.of(
                        Stream.of(spec.usageMessage().description()),
                        spec.options().stream().map(LanguageTest::sentence),
                        spec.positionalParameters().stream().map(LanguageTest::sentence))
                .flatMap(one -> one);
    }

    private static String sentence(ArgSpec argument) {
        var sentence = String.join(" ", argument.description());
        assertFalse(sentence.isEmpty(), "Nothing is said of " + argument);
        return sentence;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sync --foo; There is no option --foo here.",
                "syn; There is no command “syn”.",
                "syn; Perhaps this was meant: sync",
                "ticket; Something is missing here: NUMBER",
                "ticket 3 4; “4” is one word too many.",
                "ticket 3 --json --json; This can be given only once: --json",
                "tickets --limit; Something is missing here: --limit=N",
                "tickets --limit x; --limit=N: “x” is not a number from 0 on",
                "tickets --sort bla; --sort=ORDER: one of deadline, updated, created, number",
                "sync --json=3; --json takes no value",
                "inspect --json; One of these is missing here: FILE | --batch",
                "mailbox; Say what to do: add,",
                "index; Say what to do: rebuild.",
                "mailbox sending A --per-hour 3 --no-limit; Only one of these goes at a time:"
                        + " --per-hour=N, --no-limit",
                "ticket; “sportello ticket --help” explains it.",
                "ticket; Usage: sportello ticket [-hV]",
            })
    void aMistakeIsSaidInWords(String arguments, String sentence) {
        assertEquals(2, speaking("en").execute(arguments.split(" ")));
        assertTrue(err.toString().contains(sentence), err.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sync --foo; Qui non c’è un’opzione --foo.",
                "ticket; Qui manca qualcosa: NUMERO",
                "ticket; Uso: sportello ticket [-hV] [--json] [--store=CARTELLA] NUMERO",
                "mailbox sending A --per-hour 3 --no-limit; Si può usare solo uno di questi",
                "tickets --limit x; --limit=N: “x” non è un numero da 0 in su",
                "inspect; Qui manca qualcosa: --json",
            })
    void aMistakeIsSaidInItalian(String arguments, String sentence) {
        assertEquals(2, speaking("it").execute(arguments.split(" ")));
        assertTrue(err.toString().contains(sentence), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "it"})
    void theLanguageThatIsSetForADeskIsSpokenThere(String language) throws IOException {
        var settings = new StoreFolder(folder).settings();
        Files.writeString(settings, "{\"appearance\":{\"language\":\"" + language + "\"}}");
        for (var line :
                List.of(
                        List.of("ticket", "1", "--store", folder.toString()),
                        List.of("--store=" + folder, "ticket", "1"))) {
            assertEquals(Locale.forLanguageTag(language), Language.of(line));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no settings", "[]", "{\"appearance\":{\"language\":\"system\"}}"})
    void withoutSuchASettingTheSystemsLanguageIsSpoken(String file) throws IOException {
        var settings = new StoreFolder(folder).settings();
        Files.writeString(settings, file);
        assertEquals(
                Texts.systemLanguage(),
                Language.of(List.of("ticket", "--store", folder.toString())));
        assertEquals(file, Files.readString(settings));
    }

    @Test
    void aWordThatBeginsWithAnAtIsAWord() throws IOException {
        var file = Files.writeString(folder.resolve("words"), "--version");
        assertEquals(1, speaking("en").execute("search", "@" + file, "--store", "" + folder));
        assertTrue(err.toString().contains("There is no desk in the folder"), err.toString());
    }
}
