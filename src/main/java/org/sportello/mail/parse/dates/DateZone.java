package org.sportello.mail.parse.dates;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/// The zone of a date: `+0200`, `GMT+2`, `CEST`, `Europe/Rome`. UTC until one is read, and where it
/// is not known.
final class DateZone {

    private static final int FARTHEST = 18 * 60;

    /// In minutes. Where two zones share a name, the one is meant from which more mail comes.
    private static final Map<String, Integer> NAMES =
            Map.ofEntries(
                    Map.entry("UT", 0),
                    Map.entry("GMT", 0),
                    Map.entry("UTC", 0),
                    Map.entry("Z", 0),
                    Map.entry("WET", 0),
                    Map.entry("WEST", 60),
                    Map.entry("EST", -300),
                    Map.entry("EDT", -240),
                    Map.entry("CST", -360),
                    Map.entry("CDT", -300),
                    Map.entry("MST", -420),
                    Map.entry("MDT", -360),
                    Map.entry("PST", -480),
                    Map.entry("PDT", -420),
                    Map.entry("AKST", -540),
                    Map.entry("AKDT", -480),
                    Map.entry("HST", -600),
                    Map.entry("BRT", -180),
                    Map.entry("ART", -180),
                    Map.entry("BST", 60),
                    Map.entry("CET", 60),
                    Map.entry("MET", 60),
                    Map.entry("MEZ", 60),
                    Map.entry("CEST", 120),
                    Map.entry("MEST", 120),
                    Map.entry("MESZ", 120),
                    Map.entry("EET", 120),
                    Map.entry("SAST", 120),
                    Map.entry("EEST", 180),
                    Map.entry("MSK", 180),
                    Map.entry("TRT", 180),
                    Map.entry("IST", 330),
                    Map.entry("WIB", 420),
                    Map.entry("HKT", 480),
                    Map.entry("SGT", 480),
                    Map.entry("AWST", 480),
                    Map.entry("JST", 540),
                    Map.entry("KST", 540),
                    Map.entry("ACST", 570),
                    Map.entry("AEST", 600),
                    Map.entry("AEDT", 660),
                    Map.entry("NZST", 720),
                    Map.entry("NZDT", 780));

    private int offset;
    private @Nullable ZoneId place;

    /// The moment of a time in this zone.
    Instant instant(LocalDateTime local) {
        return place == null
                ? local.toInstant(ZoneOffset.ofTotalSeconds(offset * 60))
                : local.atZone(place).toInstant();
    }

    /// Reads a word that may name a zone. The first that is not UTC counts.
    void read(String word) {
        if (offset != 0 || place != null || word.isEmpty()) return;
        char sign = word.charAt(0);
        if (sign == '+' || sign == '-') {
            figures(sign, word.substring(1));
            return;
        }
        String name = word.toUpperCase(Locale.ROOT);
        if (word.length() > 4 && (name.startsWith("GMT") || name.startsWith("UTC")))
            read(word.substring(3));
        else if (NAMES.containsKey(name)) offset = NAMES.getOrDefault(name, 0);
        else if (word.indexOf('/') > 0 && ZoneId.getAvailableZoneIds().contains(word))
            place = ZoneId.of(word);
    }

    private void figures(char sign, String figures) {
        String digits = figures.replace(":", "");
        if (digits.isEmpty() || digits.length() > 4) return;
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') return;
            value = value * 10 + c - '0';
        }
        int minutes = digits.length() <= 2 ? value * 60 : value / 100 * 60 + value % 100;
        if (minutes <= FARTHEST) offset = sign == '-' ? -minutes : minutes;
    }
}
