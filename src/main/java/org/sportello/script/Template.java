package org.sportello.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A text with variables: `{{customer.firstName}}`. What is unknown is asked: `{{ask:Order
/// number}}` always, any other variable when its value is not known. Text that merely looks similar
/// (`{{`, `{x}`) stays as it is.
public final class Template {

    /// What stands before the label of a variable that is always asked.
    public static final String ASK = "ask:";

    private static final Pattern VARIABLE =
            Pattern.compile("\\{\\{\\s*(ask:[^{}\\n]{1,200}|[A-Za-z][A-Za-z0-9.]{0,60})\\s*}}");

    private final List<Part> parts;

    private sealed interface Part {}

    private record Words(String text) implements Part {}

    private record Variable(String name) implements Part {}

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /// Reads a text. Never fails: a text without variables is a template too.
    public static Template of(String text) {
        var parts = new ArrayList<Part>();
        var matcher = VARIABLE.matcher(text);
        var from = 0;
        while (matcher.find()) {
            parts.add(new Words(text.substring(from, matcher.start())));
            parts.add(new Variable(matcher.group(1).strip()));
            from = matcher.end();
        }
        parts.add(new Words(text.substring(from)));
        return new Template(List.copyOf(parts));
    }

    /// The names of all variables, in the order of their first use; asked ones with their prefix
    /// `ask:`.
    public SequencedSet<String> variables() {
        var names = new LinkedHashSet<String>();
        for (var part : parts) {
            if (part instanceof Variable(var name)) {
                names.add(name);
            }
        }
        return names;
    }

    /// The variables that have to be asked, given what is known.
    public List<String> unknown(Function<String, Optional<String>> values) {
        return variables().stream().filter(name -> values.apply(name).isEmpty()).toList();
    }

    /// The text with its values. A variable without a value stays visible as it was written, so
    /// that nobody sends a hole without seeing it.
    public String fill(Function<String, Optional<String>> values) {
        var text = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Words(var words) -> text.append(words);
                case Variable(var name) ->
                        text.append(values.apply(name).orElse("{{" + name + "}}"));
            }
        }
        return text.toString();
    }
}
