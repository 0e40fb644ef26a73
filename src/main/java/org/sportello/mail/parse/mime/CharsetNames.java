package org.sportello.mail.parse.mime;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the labels of charsets mean, in all the spellings in which they are written.
final class CharsetNames {

    static final String UTF_7 = "utf-7";

    /// Labels whose usual content is a superset, or that Java knows by another name.
    private static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("us-ascii", "windows-1252"),
                    Map.entry("ascii", "windows-1252"),
                    Map.entry("ansi_x3.4-1968", "windows-1252"),
                    Map.entry("iso-8859-1", "windows-1252"),
                    Map.entry("iso8859-1", "windows-1252"),
                    Map.entry("iso_8859-1", "windows-1252"),
                    Map.entry("latin1", "windows-1252"),
                    Map.entry("latin-1", "windows-1252"),
                    Map.entry("cp-1252", "windows-1252"),
                    Map.entry("win-1252", "windows-1252"),
                    Map.entry("ansi", "windows-1252"),
                    Map.entry("iso-8859-9", "windows-1254"),
                    Map.entry("iso-8859-8-i", "iso-8859-8"),
                    Map.entry("iso-8859-8-e", "iso-8859-8"),
                    Map.entry("iso-8859-11", "x-windows-874"),
                    Map.entry("tis-620", "x-windows-874"),
                    Map.entry("windows-874", "x-windows-874"),
                    Map.entry("win-1251", "windows-1251"),
                    Map.entry("cp-1251", "windows-1251"),
                    Map.entry("koi8r", "koi8-r"),
                    Map.entry("utf8", "utf-8"),
                    Map.entry("utf-8-sig", "utf-8"),
                    Map.entry("utf8mb4", "utf-8"),
                    Map.entry("unicode-1-1-utf-8", "utf-8"),
                    Map.entry("unicode", "utf-16"),
                    Map.entry("unicode-1-1-utf-7", UTF_7),
                    Map.entry("csunicode11utf7", UTF_7),
                    Map.entry("gb2312", "gb18030"),
                    Map.entry("gbk", "gb18030"),
                    Map.entry("x-gbk", "gb18030"),
                    Map.entry("cp936", "gb18030"),
                    Map.entry("cn-gb", "gb18030"),
                    Map.entry("gb_2312-80", "gb18030"),
                    Map.entry("euc-cn", "gb18030"),
                    Map.entry("ks_c_5601-1987", "x-windows-949"),
                    Map.entry("ks_c_5601", "x-windows-949"),
                    Map.entry("ksc5601", "x-windows-949"),
                    Map.entry("euc-kr", "x-windows-949"),
                    Map.entry("cp949", "x-windows-949"),
                    Map.entry("uhc", "x-windows-949"),
                    Map.entry("big5", "x-windows-950"),
                    Map.entry("cn-big5", "x-windows-950"),
                    Map.entry("x-big5", "x-windows-950"),
                    Map.entry("shift_jis", "windows-31j"),
                    Map.entry("shift-jis", "windows-31j"),
                    Map.entry("x-sjis", "windows-31j"),
                    Map.entry("sjis", "windows-31j"),
                    Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
                    Map.entry("_iso-2022-jp$sio", "x-windows-iso2022jp"),
                    Map.entry("_iso-2022-jp", "x-windows-iso2022jp"),
                    Map.entry("x-euc-jp", "euc-jp"),
                    Map.entry("macintosh", "x-MacRoman"),
                    Map.entry("x-mac-roman", "x-MacRoman"),
                    Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
                    Map.entry("cp-850", "cp850"),
                    Map.entry("iso-latin-1", "windows-1252"),
                    Map.entry("iso-8859-1-windows-3.1-latin-1", "windows-1252"),
                    Map.entry("x-user-defined", "windows-1252"),
                    Map.entry("windows1252", "windows-1252"),
                    Map.entry("x-ansi", "windows-1252"),
                    Map.entry("iso-8859-15-windows", "iso-8859-15"),
                    Map.entry("iso-8859-6-i", "iso-8859-6"),
                    Map.entry("iso-8859-6-e", "iso-8859-6"),
                    Map.entry("visual", "iso-8859-8"),
                    Map.entry("logical", "windows-1255"),
                    Map.entry("koi8-ru", "koi8-u"),
                    Map.entry("utf-8n", "utf-8"),
                    Map.entry("x-unicode-2-0-utf-8", "utf-8"),
                    Map.entry("iso-10646-utf-8", "utf-8"),
                    Map.entry("ucs-2", "utf-16"),
                    Map.entry("iso-10646-ucs-2", "utf-16"),
                    Map.entry("utf16", "utf-16"),
                    Map.entry("gb18030-2000", "gb18030"),
                    Map.entry("windows-936", "gb18030"),
                    Map.entry("csgb2312", "gb18030"),
                    Map.entry("ks_c_5601-1989", "x-windows-949"),
                    Map.entry("korean", "x-windows-949"),
                    Map.entry("windows-949", "x-windows-949"),
                    Map.entry("cp950", "x-windows-950"),
                    Map.entry("windows-950", "x-windows-950"),
                    Map.entry("windows-932", "windows-31j"),
                    Map.entry("cp932", "windows-31j"),
                    Map.entry("ms_kanji", "windows-31j"),
                    Map.entry("csiso2022jp", "x-windows-iso2022jp"),
                    Map.entry("iso-2022-jp-ms", "x-windows-iso2022jp"),
                    Map.entry("iso-2022-jp-3", "x-windows-iso2022jp"),
                    Map.entry("iso-2022-jp-2004", "x-windows-iso2022jp"),
                    Map.entry("cp50220", "x-windows-iso2022jp"),
                    Map.entry("cp50221", "x-windows-iso2022jp"),
                    Map.entry("x-mac-ce", "x-MacCentralEurope"),
                    Map.entry("x-mac-centraleurroman", "x-MacCentralEurope"),
                    Map.entry("x-mac-greek", "x-MacGreek"),
                    Map.entry("x-mac-turkish", "x-MacTurkish"));

    /// Labels that say no more than that the writer did not know.
    private static final Set<String> UNSAID =
            Set.of(
                    "",
                    "unknown-8bit",
                    "x-unknown",
                    "unknown",
                    "default",
                    "default_charset",
                    "binary",
                    "8bit",
                    "7bit");

    private CharsetNames() {}

    /// The label without quotes, comments and whatever else was glued to it.
    static String tidy(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        int from = 0;
        while (from < name.length() && "\"'= ".indexOf(name.charAt(from)) >= 0) from++;
        int to = from;
        while (to < name.length() && "\"' ;,()<>".indexOf(name.charAt(to)) < 0) to++;
        return name.substring(from, to);
    }

    /// The name under which text with this label is read best.
    ///
    /// @param name tidy
    static String usual(String name) {
        return name.endsWith("utf-7") ? UTF_7 : ALIASES.getOrDefault(name, name);
    }

    /// Windows' own form of a standard's charset, which has letters where the standard has control
    /// characters; null if there is none.
    static @Nullable Charset windows(Charset charset) {
        String name =
                switch (charset.name()) {
                    case "ISO-8859-2" -> "windows-1250";
                    case "ISO-8859-4", "ISO-8859-13" -> "windows-1257";
                    case "ISO-8859-5" -> "windows-1251";
                    case "ISO-8859-6" -> "windows-1256";
                    case "ISO-8859-7" -> "windows-1253";
                    case "ISO-8859-8" -> "windows-1255";
                    case "ISO-8859-15" -> "windows-1252";
                    default -> null;
                };
        return name == null ? null : lookup(name);
    }

    /// True if the label says nothing.
    ///
    /// @param name tidy
    static boolean unsaid(String name) {
        return UNSAID.contains(name);
    }

    /// The charset of a label that says one for certain; null for those that are used for anything.
    static @Nullable Charset named(String label) {
        String name = tidy(label);
        String alias = usual(name);
        Charset charset = unsaid(name) || alias.equals(UTF_7) ? null : lookup(alias);
        return charset == null || charset.name().equals("windows-1252") ? null : charset;
    }

    /// The charset of this name, in whatever spelling; null if Java has none.
    static @Nullable Charset lookup(String name) {
        if (name.equals(UTF_7)) return StandardCharsets.UTF_8;
        try {
            if (Charset.isSupported(name)) return Charset.forName(name);
        } catch (IllegalArgumentException notEvenAName) {
            return null;
        }
        return Spellings.BARE.get(bare(name));
    }

    /// Letters and digits only, so that `ISO_8859-15`, `iso8859_15` and `x-iso-8859-15` are one.
    private static String bare(String name) {
        StringBuilder bare = new StringBuilder(name.length());
        for (int i = name.startsWith("x-") ? 2 : 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) bare.append(Character.toLowerCase(c));
        }
        return bare.toString();
    }

    /// Every spelling that Java knows, bare; read when the first odd one is met.
    private static final class Spellings {
        private static final Map<String, Charset> BARE = all();

        private static Map<String, Charset> all() {
            Map<String, Charset> all = new HashMap<>();
            for (Charset charset : Charset.availableCharsets().values()) {
                all.putIfAbsent(bare(charset.name()), charset);
                for (String alias : charset.aliases()) all.putIfAbsent(bare(alias), charset);
            }
            for (Map.Entry<String, String> alias : ALIASES.entrySet()) {
                Charset charset = all.get(bare(alias.getValue()));
                if (charset != null) all.putIfAbsent(bare(alias.getKey()), charset);
            }
            return Map.copyOf(all);
        }
    }
}
