package org.sportello.customer.store;

import org.sportello.customer.Identity;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words by which a customer is found, without accents and in lower case: "Nicolò" is found by
/// `nicolo`.
final class CustomerWords {

    private static final int LONGEST = 320;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}@.+_-]+");
    private static final Pattern NUMBER = Pattern.compile("\\+?[\\d\\s()/.-]{5,}");

    private CustomerWords() {}

    /// What a customer is listed under.
    static Set<String> of(String name, String organisation, List<Identity> identities) {
        var words = new LinkedHashSet<String>();
        words.addAll(split(name));
        words.addAll(split(organisation));
        for (var identity : identities) {
            var recognised = plain(identity.recognised());
            switch (identity.kind()) {
                case MAIL -> {
                    words.add(cut(recognised));
                    words.add(cut(recognised.substring(recognised.lastIndexOf('@') + 1)));
                }
                case COMPANY -> words.addAll(split(recognised));
                case PHONE, VAT, CODE -> words.add(cut(recognised));
            }
        }
        words.remove("");
        return words;
    }

    /// What someone looks for; each must be the beginning of a word.
    static Set<String> asked(String text) {
        var number = text.strip();
        if (NUMBER.matcher(number).matches()) {
            return Set.of(number.replaceAll("[^\\d+]", ""));
        }
        return split(text);
    }

    private static Set<String> split(String text) {
        return BETWEEN_WORDS
                .splitAsStream(plain(text))
                .filter(word -> !word.isEmpty())
                .map(CustomerWords::cut)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String plain(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static String cut(String word) {
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
    }
}
