package org.sportello.mail.parse.fold;

import org.sportello.mail.parse.words.Phrases;

import java.util.Locale;
import java.util.Set;

/// The line that a telephone or a mail program puts below: `Sent from my …`, `Inviato da …`.
final class SentFrom {

    private static final int LONGEST = 90;

    /// With the address of the program behind the words.
    private static final int LONGEST_LINE = 600;

    private static final Phrases BEGINNINGS = Phrases.read("sent-from");

    private static final Phrases ENDINGS = Phrases.read("sent-behind");
    private static final Phrases DEVICES = Phrases.read("devices");

    /// Where the verb stands at the end of the line, it must stand there.
    private static final Set<String> BEHIND =
            Set.of("gesendet", "gönderildi", "送信", "küldve", "보냄", "发送");

    /// Where Outlook runs: who offers it says for what.
    private static final Set<String> PLATFORMS =
            Set.of("android", "ios", "iphone", "ipad", "mobile", "windows", "mac", "web");

    /// Words in small letters between the names of devices and programs.
    private static final Phrases BETWEEN = Phrases.read("sent-between");

    /// How a telephone's owner apologises for what it wrote.
    private static final Phrases APOLOGIES = Phrases.read("sent-apologies");

    private SentFrom() {}

    /// What may stand below such a line: an address of the program, two or three words.
    static boolean goesWith(String line) {
        String text = line.strip();
        return text.startsWith("<http")
                || text.startsWith("http")
                || text.split(" ", 6).length < 5
                || is(text);
    }

    static boolean is(String line) {
        if (line.length() > LONGEST_LINE) return false;
        String text = line.strip();
        while (!text.isEmpty() && "*_[<(".indexOf(text.charAt(0)) >= 0) text = text.substring(1);
        int link = text.indexOf('<');
        String words = withoutApology((link > 0 ? text.substring(0, link) : text).strip());
        if (words.length() > LONGEST
                || words.isEmpty()
                || words.endsWith("?")
                || anotherSentence(words)) return false;
        String lower = words.toLowerCase(Locale.ROOT);
        if (ENDINGS.end(lower) && DEVICES.standIn(lower) && words.split(" ", 9).length < 8)
            return true;
        for (String start : BEGINNINGS.all()) {
            if (lower.startsWith(start) && plausible(words, lower, start)) return true;
        }
        return false;
    }

    private static String withoutApology(String words) {
        int comma = words.indexOf(", ");
        return comma > 0 && APOLOGIES.begin(words.substring(comma + 2).toLowerCase(Locale.ROOT))
                ? words.substring(0, comma)
                : words;
    }

    private static boolean anotherSentence(String words) {
        int stop = words.indexOf(". ");
        return stop >= 0 && !APOLOGIES.begin(words.substring(stop + 2).toLowerCase(Locale.ROOT));
    }

    /// `Sent by courier yesterday` is not a signature: a name in capitals must follow, or a device.
    private static boolean plausible(String words, String lower, String start) {
        if (start.equals("yahoo mail:")) return words.split(" ", 10).length < 8;
        if (start.startsWith("von meinem") || start.equals("az iphone")) {
            return BEHIND.stream().anyMatch(lower::contains);
        }
        if (start.contains("outlook"))
            return words.split(" ", 8).length < 8
                    && (PLATFORMS.stream().anyMatch(lower::contains)
                            || lower.length() == start.length());
        if (start.endsWith("my ")
                || start.contains("iphone")
                || start.contains("dispositivo android")
                || lower.contains("iphone")
                || start.contains("我的")) {
            return words.split(" ", 14).length < 13;
        }
        String rest = words.substring(Math.min(words.length(), start.length()));
        if (rest.isBlank()) return true;
        String[] parts = rest.split(" ", 14);
        if (parts.length > 8) return false;
        if (start.equals("sent via ") || start.equals("sent by "))
            return Character.isUpperCase(parts[0].codePointAt(0))
                    || DEVICES.standIn(rest.toLowerCase(Locale.ROOT));
        return DEVICES.standIn(rest.toLowerCase(Locale.ROOT) + " ") || named(parts);
    }

    /// Names and the small words between them: `Front`, `Spark per iPad`, not `Rome by train`.
    private static boolean named(String[] words) {
        boolean name = false;
        for (String word : words) {
            if (word.isEmpty()) continue;
            boolean capital =
                    Character.isUpperCase(word.codePointAt(0))
                            || (word.length() > 1 && Character.isUpperCase(word.codePointAt(1)));
            if (!capital
                    && Character.isLowerCase(word.codePointAt(0))
                    && !BETWEEN.have(word.toLowerCase(Locale.ROOT))) return false;
            name |= capital;
        }
        return name;
    }
}
