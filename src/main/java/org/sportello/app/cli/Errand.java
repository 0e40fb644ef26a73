package org.sportello.app.cli;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Caller;
import org.sportello.app.cli.call.Person;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.storage.SingleInstance;
import org.sportello.storage.StoreFolder;
import org.sportello.ui.Texts;

import picocli.CommandLine;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A command on a store that the window has open: the window does it, on its own objects and beside
/// what it does otherwise, and the process that was started only prints. So there is never a second
/// hand on the store. What there is to say meanwhile, a page to open in the browser, is said at
/// once, and whoever sits at the terminal there can be asked.
final class Errand {

    /// All but what the window does by itself.
    private static final Set<String> KNOWN =
            Set.of(
                    "sportello tickets",
                    "sportello ticket",
                    "sportello search",
                    "sportello report",
                    "sportello doctor",
                    "sportello note",
                    "sportello assign",
                    "sportello set",
                    "sportello reply",
                    "sportello mailbox add",
                    "sportello mailbox alias",
                    "sportello mailbox fetching",
                    "sportello mailbox list",
                    "sportello mailbox provider",
                    "sportello mailbox remove",
                    "sportello mailbox sending",
                    "sportello mailbox sign-in",
                    "sportello mailbox test",
                    "sportello mailbox trust");

    /// What is asked for.
    ///
    /// @param folder the caller's working folder
    /// @param input what was given on its standard input, in Base64
    /// @param secret that was read or asked for there already
    /// @param person whether somebody can be asked there
    /// @param language that is spoken there, as a tag (RFC 5646)
    record Request(
            List<String> arguments,
            String folder,
            @Nullable String input,
            @Nullable String secret,
            boolean person,
            @Nullable String language) {

        /// Without what is secret in it.
        @Override
        public String toString() {
            return arguments.toString();
        }
    }

    /// What is said to the caller meanwhile, on its standard error or as a question.
    ///
    /// @param hidden nobody is to see what is typed
    record Meanwhile(String words, boolean question, boolean hidden) {}

    /// What came of it.
    record Answer(int status, String out) {}

    private Errand() {}

    /// True if the window does this command.
    static boolean isKnown(CommandLine command) {
        return KNOWN.contains(command.getCommandSpec().qualifiedName());
    }

    /// Has the window do it; empty if it does not answer.
    ///
    /// @param texts what is spoken here
    /// @param err where to say what there is to say meanwhile
    static Optional<Answer> ask(
            StoreFolder store,
            List<String> arguments,
            Caller caller,
            Texts texts,
            PrintWriter err) {
        var mapper = JsonMapper.shared();
        var read = caller.read();
        var request =
                new Request(
                        arguments,
                        caller.folder().toString(),
                        read == null ? null : Base64.getEncoder().encodeToString(read),
                        caller.secret(),
                        caller.person() != null,
                        texts.locale().toLanguageTag());
        return SingleInstance.askFirst(
                        store,
                        mapper.writeValueAsString(request),
                        line -> replied(mapper.readValue(line, Meanwhile.class), caller, err))
                .filter(answer -> !answer.isEmpty())
                .map(answer -> mapper.readValue(answer, Answer.class));
    }

    private static String replied(Meanwhile said, Caller caller, PrintWriter err) {
        var person = caller.person();
        if (!said.question() || person == null) {
            err.print(said.words());
            err.flush();
            return "null";
        }
        return JsonMapper.shared()
                .writeValueAsString(
                        said.hidden() ? person.hidden(said.words()) : person.line(said.words()));
    }

    /// Does it, in the window's process.
    ///
    /// @param desk what the window works on
    /// @param back says a line to the caller meanwhile, and gives its answer
    static String done(Wiring desk, String line, UnaryOperator<String> back) {
        var mapper = JsonMapper.shared();
        var request = mapper.readValue(line, Request.class);
        var input = request.input() == null ? "" : request.input();
        var caller =
                new Caller(
                        Path.of(request.folder()),
                        new ByteArrayInputStream(Base64.getDecoder().decode(input)),
                        request.person() ? new AtTheCaller(back) : null,
                        request.secret());
        var out = new StringWriter();
        var command = SportelloCommand.commandLine(new Texts(language(request)));
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(new SaidThere(back)));
        StoreOption.lend(command, desk, caller);
        var status = command.execute(request.arguments().toArray(String[]::new));
        command.getOut().flush();
        command.getErr().flush();
        return mapper.writeValueAsString(new Answer(status, out.toString()));
    }

    private static Locale language(Request request) {
        return request.language() == null
                ? Texts.systemLanguage()
                : Locale.forLanguageTag(request.language());
    }

    private static String say(UnaryOperator<String> back, Meanwhile what) {
        return back.apply(JsonMapper.shared().writeValueAsString(what));
    }

    /// Whoever sits where the command was given.
    private record AtTheCaller(UnaryOperator<String> back) implements Person {

        @Override
        public @Nullable String line(String question) {
            return answer(new Meanwhile(question, true, false));
        }

        @Override
        public @Nullable String hidden(String question) {
            return answer(new Meanwhile(question, true, true));
        }

        private @Nullable String answer(Meanwhile question) {
            var typed = JsonMapper.shared().readTree(say(back, question));
            return typed.isNull() ? null : typed.asString();
        }
    }

    /// The caller's standard error: what is written is said there as soon as it is flushed.
    private static final class SaidThere extends StringWriter {

        private final UnaryOperator<String> back;

        SaidThere(UnaryOperator<String> back) {
            this.back = back;
        }

        @Override
        public void flush() {
            var words = toString();
            if (!words.isEmpty()) {
                getBuffer().setLength(0);
                say(back, new Meanwhile(words, false, false));
            }
        }
    }
}
