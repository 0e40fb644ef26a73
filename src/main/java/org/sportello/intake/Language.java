package org.sportello.intake;

import java.util.Locale;
import java.util.Set;

/// Guesses the language of a short text among those that we answer in by itself: by the little
/// words that every sentence needs.
final class Language {

    private static final Set<String> ITALIAN =
            Set.of(
                    "il",
                    "lo",
                    "la",
                    "gli",
                    "le",
                    "di",
                    "del",
                    "della",
                    "che",
                    "non",
                    "un",
                    "una",
                    "per",
                    "con",
                    "sono",
                    "ho",
                    "mi",
                    "vi",
                    "è",
                    "grazie",
                    "buongiorno",
                    "salve",
                    "cordiali",
                    "saluti",
                    "ancora",
                    "questo",
                    "questa",
                    "ordine",
                    "gentile");

    private static final Set<String> ENGLISH =
            Set.of(
                    "the", "of", "and", "to", "is", "are", "was", "have", "has", "not", "for",
                    "with", "my", "your", "you", "this", "that", "please", "hello", "thanks",
                    "thank", "regards", "would", "order", "can", "i'm", "it");

    private static final int WORDS = 200;

    private Language() {}

    /// Italian or English; the one asked for if the text does not say.
    static Locale of(String text, Locale inDoubt) {
        int italian = 0;
        int english = 0;
        var words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}']+", WORDS + 1);
        for (int i = 0; i < Math.min(words.length, WORDS); i++) {
            italian += ITALIAN.contains(words[i]) ? 1 : 0;
            english += ENGLISH.contains(words[i]) ? 1 : 0;
        }
        if (italian == english) {
            return inDoubt;
        }
        return italian > english ? Locale.ITALIAN : Locale.ENGLISH;
    }
}
