package org.sportello.app.cli.call;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.ui.Texts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;

/// How a command speaks with a person: lines in their language, and secrets that are not shown.
@Command
public final class Printing {

    private @Nullable Texts texts;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /// The words of the language that is spoken here.
    public Texts texts() {
        if (texts == null) {
            texts = Speaker.of(spec());
        }
        return texts;
    }

    /// A line of the result.
    public void line(String key, Object... arguments) {
        out().println(texts().get(key, arguments));
    }

    /// A line for the person meanwhile; not part of the result.
    public void hint(String key, Object... arguments) {
        say(texts().get(key, arguments));
    }

    /// The same in words of somebody else.
    public void say(String sentence) {
        var err = spec().commandLine().getErr();
        err.println(sentence);
        err.flush();
    }

    /// Where the result goes.
    public PrintWriter out() {
        return spec().commandLine().getOut();
    }

    /// What went wrong and what can be done about it, in words.
    public String words(Problem problem) {
        return (texts().sentence(problem) + " " + texts().nextStep(problem)).strip();
    }

    /// A secret, asked for once: the first line of the input, or typed in unseen.
    ///
    /// @param what it belongs to
    public String secret(boolean fromInput, String what) {
        var secret = caller().secret(fromInput, texts().get("cli.mailbox.password", what));
        if (secret == null) {
            throw usage(texts().get("cli.mailbox.noPassword"));
        }
        return secret;
    }

    /// Who can be asked; null if nobody sits at the terminal.
    public @Nullable Person person() {
        return caller().person();
    }

    private Caller caller() {
        return StoreOption.of(spec().commandLine())
                .map(StoreOption::caller)
                .orElseGet(Caller::here);
    }

    /// That the command was not called as it should be.
    public ParameterException usage(String what) {
        return new Misuse(spec().commandLine(), what);
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("Only picocli makes commands");
        }
        return spec;
    }
}
