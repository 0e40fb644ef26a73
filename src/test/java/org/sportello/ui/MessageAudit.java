package org.sportello.ui;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Compares the message bundles with each other and with the keys in the code.
final class MessageAudit {

    /// A string that looks like a key: two or more words with points between.
    private static final Pattern LITERAL =
            Pattern.compile("\"([a-z][A-Za-z]*(?:\\.[A-Za-z][A-Za-z0-9-]*)+)\"");

    /// Calls whose first argument is certainly a message key.
    private static final Pattern CALL =
            Pattern.compile(
                    "(?:texts(?:\\(\\))?|Texts)\\s*\\.\\s*(?:get|bind)\\(\\s*\"([^\"]+)\"\\s*[,)]");

    private static final Pattern COMMAND = Pattern.compile("Command\\.of\\(\\s*\"([^\"]+)\"");

    /// A problem, or a subclass that hands its key up.
    private static final Pattern PROBLEM =
            Pattern.compile("(?:new Problem|super)\\(\\s*\"([a-z][A-Za-z.-]*\\.[A-Za-z-]+)\"");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    record Report(List<String> lines) {

        String faults() {
            return String.join("\n", lines);
        }
    }

    private MessageAudit() {}

    static List<String> folders(Path resources) throws IOException {
        try (Stream<Path> files = Files.walk(resources)) {
            return files.filter(file -> file.endsWith("messages.properties"))
                    .map(file ->
                            resources.relativize(file.getParent()).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    static Report of(Path resources, Path sources, Set<String> builtAtRunTime) throws IOException {
        Map<String, String> english = new HashMap<>();
        Map<String, String> italian = new HashMap<>();
        for (String folder : folders(resources)) {
            english.putAll(read(resources.resolve(folder).resolve("messages.properties")));
            italian.putAll(read(resources.resolve(folder).resolve("messages_it.properties")));
        }
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                code.append(Files.readString(file)).append('\n');
            }
        }
        return check(english, italian, code.toString(), builtAtRunTime);
    }

    static Report check(
            Map<String, String> english,
            Map<String, String> italian,
            String code,
            Set<String> builtAtRunTime) {
        List<String> faults = new ArrayList<>();
        Set<String> literals = matches(LITERAL, code);
        Set<String> used = matches(CALL, code);
        used.addAll(matches(COMMAND, code));
        matches(PROBLEM, code).forEach(key -> used.add("problem." + key));
        for (String key : new TreeSet<>(english.keySet())) {
            String translation = italian.get(key);
            if (translation == null) {
                faults.add("not in Italian: " + key);
            } else if (!arguments(english.get(key)).equals(arguments(translation))) {
                faults.add("other arguments: " + key);
            }
            if (!isUsed(key, literals) && builtAtRunTime.stream().noneMatch(p -> fits(p, key))) {
                faults.add("unused: " + key);
            }
            if (!isPattern(english.get(key)) || (translation != null && !isPattern(translation))) {
                faults.add("no pattern: " + key);
            }
        }
        for (String key : new TreeSet<>(italian.keySet())) {
            if (!english.containsKey(key)) {
                faults.add("not in English: " + key);
            }
        }
        for (String key : new TreeSet<>(used)) {
            if (!english.containsKey(key)) {
                faults.add("no sentence for: " + key);
            }
        }
        return new Report(faults);
    }

    private static boolean isUsed(String key, Set<String> literals) {
        String problem = "problem.";
        return literals.contains(key)
                || (key.startsWith(problem) && literals.contains(key.substring(problem.length())));
    }

    private static boolean fits(String pattern, String key) {
        return key.matches(pattern.replace(".", "\\.").replace("*", ".+"));
    }

    private static Set<String> arguments(String sentence) {
        return matches(ARGUMENT, sentence);
    }

    private static boolean isPattern(String sentence) {
        try {
            new MessageFormat(sentence.replace("''", "'").replace("'", "''"));
            return true;
        } catch (IllegalArgumentException noPattern) {
            return false;
        }
    }

    private static Set<String> matches(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Map<String, String> read(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        Map<String, String> sentences = new HashMap<>();
        properties.forEach((key, value) -> sentences.put((String) key, (String) value));
        return sentences;
    }
}
