package org.sportello.app.demo.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// Fills a written text: `{a|b}` is one of several (they nest), `{1:a|b}` the same one wherever the
/// matter says `1:`, `{~o|a}` follows the customer's gender, `{name}` is a value.
final class Phrases {

    private final RandomGenerator random;
    private final boolean feminine;
    private final UnaryOperator<String> values;
    private final int linked;

    /// @param linked decides all linked choices of one matter
    Phrases(RandomGenerator random, boolean feminine, int linked, UnaryOperator<String> values) {
        this.linked = linked;
        this.random = random;
        this.feminine = feminine;
        this.values = values;
    }

    String fill(String text) {
        var out = new StringBuilder();
        var i = 0;
        while (i < text.length()) {
            var open = text.indexOf('{', i);
            if (open < 0) {
                break;
            }
            out.append(text, i, open);
            var close = closing(text, open);
            out.append(group(text.substring(open + 1, close)));
            i = close + 1;
        }
        return out.append(text, i, text.length()).toString();
    }

    private String group(String inside) {
        if (inside.startsWith("~")) {
            var choices = choices(inside.substring(1));
            return fill(choices.get(feminine ? 1 : 0));
        }
        if (inside.matches("(?s)[1-9]:.*")) {
            var choices = choices(inside.substring(2));
            return fill(choices.get((linked / (inside.charAt(0) - '0')) % choices.size()));
        }
        var choices = choices(inside);
        return choices.size() > 1
                ? fill(choices.get(random.nextInt(choices.size())))
                : values.apply(inside);
    }

    private static int closing(String text, int open) {
        var depth = 0;
        for (var i = open; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '{' -> depth++;
                case '}' -> {
                    if (--depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        throw new IllegalArgumentException("open brace in: " + text);
    }

    private static List<String> choices(String inside) {
        var choices = new ArrayList<String>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i < inside.length(); i++) {
            switch (inside.charAt(i)) {
                case '{' -> depth++;
                case '}' -> depth--;
                case '|' -> {
                    if (depth == 0) {
                        choices.add(inside.substring(start, i));
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        choices.add(inside.substring(start));
        return choices;
    }
}
