package org.sportello.app.demo.shop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A written matter: a subject, facts, and the parts of its conversation, as they stand in the
/// content files:
///
/// ```
/// === subject
/// key: value
/// @c arguments       c customer, r reply, n note, q what the customer quotes, reopen
/// text …
/// ```
public record Story(String subject, Map<String, List<String>> facts, List<Part> parts) {

    /// One part of the conversation.
    ///
    /// @param mark the letter or word after `@`
    public record Part(String mark, List<String> arguments, String text) {

        boolean has(String argument) {
            return arguments.contains(argument);
        }

        /// The value of an argument `name=value`, or empty.
        String argument(String name) {
            return arguments.stream()
                    .filter(argument -> argument.startsWith(name + "="))
                    .map(argument -> argument.substring(name.length() + 1))
                    .findFirst()
                    .orElse("");
        }

        /// How often, in percent, this part happens at all.
        int chance() {
            return arguments.stream()
                    .filter(argument -> argument.endsWith("%"))
                    .map(argument -> Integer.parseInt(argument.replace("%", "")))
                    .findFirst()
                    .orElse(100);
        }
    }

    public String fact(String key) {
        return facts.getOrDefault(key, List.of("")).getFirst();
    }

    public List<String> list(String key) {
        return fact(key).isEmpty() ? List.of() : List.of(fact(key).split(" *, *", -1));
    }

    static List<Story> parse(String text) {
        var stories = new ArrayList<Story>();
        Story story = null;
        List<String> lines = new ArrayList<>();
        String head = "";
        for (var line : text.lines().toList()) {
            if (line.startsWith("# ")) {
                continue;
            }
            if (line.startsWith("=== ") || line.startsWith("@")) {
                if (story != null && !head.isEmpty()) {
                    story.parts.add(part(head, lines));
                }
                lines.clear();
                if (line.startsWith("=== ")) {
                    head = "";
                    story =
                            new Story(
                                    line.substring(4).strip(),
                                    new LinkedHashMap<>(),
                                    new ArrayList<>());
                    stories.add(story);
                } else {
                    head = line.substring(1);
                }
            } else if (!head.isEmpty()) {
                lines.add(line);
            } else if (story != null && !line.isBlank()) {
                var colon = line.indexOf(':');
                story.facts
                        .computeIfAbsent(line.substring(0, colon), key -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        if (story != null && !head.isEmpty()) {
            story.parts.add(part(head, lines));
        }
        return List.copyOf(stories);
    }

    private static Part part(String head, List<String> lines) {
        var words = List.of(head.strip().split(" +", -1));
        return new Part(
                words.getFirst(), words.subList(1, words.size()), String.join("\n", lines).strip());
    }
}
