package org.sportello.mail.parse.fold;

import org.sportello.mail.parse.words.Phrases;

import java.util.Locale;
import java.util.Set;

/// A person's line that tells of a letter (`On 3 May I wrote to info@example.it:`), which looks
/// like one that a program writes above a quotation.
final class Telling {

    /// How the writer speaks of himself, in lower case.
    private static final Phrases FIRST_PERSON = Phrases.read("first-person");

    /// The same, as far as it is no word of another language too.
    private static final Phrases TELLING = Phrases.read("first-person-telling");

    /// What stands between a verb and the address that somebody wrote to.
    private static final Set<String> TOWARDS =
            Set.of("to", "a", "all", "an", "à", "aan", "al", "do", "para", "til", "till", "на");

    private Telling() {}

    /// True if the line tells of a letter.
    ///
    /// @param address whether an address stands in it: then words of several languages say nothing
    static boolean tells(String text, boolean address) {
        return address
                ? firstPerson(text, TELLING) || towards(text)
                : firstPerson(text, FIRST_PERSON);
    }

    /// The writer speaks of himself. A capital in the middle is a name (`Ho`), but for `I`.
    private static boolean firstPerson(String text, Phrases firstPerson) {
        for (int from = 0; from < text.length(); ) {
            int end = from;
            while (end < text.length() && !separates(text.charAt(end))) end++;
            String word = text.substring(from, end);
            boolean itself = word.equals("I");
            String plain = from == 0 || itself ? word.toLowerCase(Locale.ROOT) : word;
            if (itself || (firstPerson.have(plain) && !slavic(plain, text))) return true;
            int mark = Math.max(word.indexOf('\''), word.indexOf('’'));
            if (mark > 0 && firstPerson.have(word.substring(0, mark).toLowerCase(Locale.ROOT)))
                return true;
            from = end + 1;
        }
        return false;
    }

    /// `je` is French for I, and Slovene or Croatian for has: `je Anna Neri napisala:`.
    private static boolean slavic(String word, String text) {
        return word.equals("je") && text.contains("napisa");
    }

    /// `… ha scritto a info@example.it:` tells of a letter; programs name who wrote.
    private static boolean towards(String text) {
        int sign = text.indexOf('@');
        int start = text.lastIndexOf(' ', sign) + 1;
        if (start < 2 || text.charAt(start) == '<' || !Introductions.verb(text.substring(0, start)))
            return false;
        int before = text.lastIndexOf(' ', start - 2) + 1;
        return TOWARDS.contains(text.substring(before, start - 1));
    }

    private static boolean separates(char c) {
        return c == ' '
                || c == ','
                || c == ':'
                || c == ';'
                || c == '('
                || c == ')'
                || c == '\u00a0';
    }
}
