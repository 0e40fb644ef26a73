package org.sportello.mail.parse.dates;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The months as they are shortened in the languages of those who write mail programs.
final class DateWords {

    private static final Map<String, Integer> MONTHS =
            months(
                    "jan gen ene янв січ sty oca ιαν led",
                    "feb fév fev фев лют lut şub φεβ úno",
                    "mar mär mrt мар бер μαρ bře már",
                    "apr avr abr апр кві kwi nis απρ dub ápr",
                    "may mai mag mei maj май мая тра μαϊ μάι kvě máj",
                    "jun giu juin июн чер cze haz ιουν jún",
                    "jul lug juil июл лип lip tem ιουλ júl",
                    "aug ago aoû авг сер sie ağu αυγ srp",
                    "sep set сен вер wrz eyl σεπ zář sze",
                    "oct okt ott out окт жов paź eki οκτ říj",
                    "nov ноя лис lis kas νοε",
                    "dec dez dic déc des дек гру gru ara δεκ pro");

    private DateWords() {}

    private static Map<String, Integer> months(String... words) {
        Map<String, Integer> months = new HashMap<>();
        for (int i = 0; i < words.length; i++)
            for (String word : words[i].split(" ", 20)) months.put(word, i + 1);
        return Map.copyOf(months);
    }

    /// The month that the word begins like, 1 to 12; 0 if none.
    static int month(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int length = 3; length <= 4 && length <= lower.length(); length++) {
            Integer month = MONTHS.get(lower.substring(0, length));
            if (month != null) return month;
        }
        return 0;
    }
}
