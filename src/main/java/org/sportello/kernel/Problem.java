package org.sportello.kernel;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A failure that the agent can do something about. It carries a message key, never a sentence: the
/// sentence and its next step are looked up where it is shown (`problem.<key>` and
/// `problem.<key>.next` in the language bundles, with the arguments as `{0}`, `{1}` …). Features
/// subclass it by meaning, not by cause.
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> arguments;
    private final boolean retryable;

    public Problem(String key, boolean retryable, @Nullable Throwable cause, List<?> arguments) {
        super(key + (arguments.isEmpty() ? "" : " " + arguments), cause);
        this.key = key;
        this.retryable = retryable;
        this.arguments = List.copyOf(arguments);
    }

    public Problem(String key, Object... arguments) {
        this(key, false, null, List.of(arguments));
    }

    /// The message key, without the prefix `problem.`.
    public String key() {
        return key;
    }

    /// What the sentence is about: names, numbers; never secrets.
    public List<Object> arguments() {
        return arguments;
    }

    /// True if the same attempt may succeed later without anyone doing anything.
    public boolean retryable() {
        return retryable;
    }
}
