package org.sportello.mail.parse.mime;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.parse.plausible.EastAsian;
import org.sportello.mail.parse.plausible.Letters;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which charset a text without a (true) label is in. Asked only for text that is neither ASCII nor
/// UTF-8. Every candidate is read and judged by what it then looks like.
///
/// Large libraries do the same with tables for every language; a mail whose label is wrong is rare
/// enough for this.
final class CharsetGuess {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int MOST_BYTES = 20_000;

    /// A candidate must be this much better per foreign byte than Western text.
    private static final double MARGIN = 0.6;

    /// Fewer foreign bytes say nothing about the script.
    private static final int ENOUGH = 4;

    private static final double WORD = 1.9;

    private static final String ONLY_TURKISH = "\u00d0\u00dd\u00de\u00f0\u00fd\u00fe";
    private static final int FEWEST_TURKISH = 3;

    private static final List<String> SINGLE_BYTE =
            List.of(
                    "windows-1251",
                    "koi8-r",
                    "cp866",
                    "iso-8859-5",
                    "windows-1253",
                    "windows-1255",
                    "windows-1256",
                    "x-windows-874",
                    "windows-1250",
                    "iso-8859-2",
                    "windows-1254");

    private static final Set<String> CYRILLIC =
            Set.of("windows-1251", "KOI8-R", "KOI8-U", "IBM866", "ISO-8859-5");
    private static final int ENOUGH_TO_DOUBT = 12;
    private static final double DOUBT = 0.15;

    private static final Set<String> LATIN = Set.of("windows-1250", "iso-8859-2", "windows-1254");

    private static final List<String> MULTI_BYTE =
            List.of("gb18030", "x-windows-950", "euc-jp", "windows-31j", "x-windows-949");

    private CharsetGuess() {}

    /// The likeliest charset; Windows Western if nothing speaks for another one.
    static Charset guess(byte[] all) {
        byte[] bytes = foreignPart(all);
        int foreign = foreign(bytes);
        if (foreign == 0) return WINDOWS_1252;
        Charset best = WINDOWS_1252;
        // Latin languages strew accents; others have words of nothing but foreign bytes.
        boolean words = words(bytes, foreign);
        double most =
                Letters.points(new String(bytes, WINDOWS_1252), foreign, "windows-1252") + MARGIN;
        for (String name : SINGLE_BYTE) {
            Charset charset = find(name);
            if (charset == null || (!words && !LATIN.contains(name))) continue;
            double score = Letters.points(new String(bytes, charset), foreign, name);
            if (score > most) {
                most = score;
                best = charset;
            }
        }
        if (best.equals(WINDOWS_1252) && turkish(bytes)) best = Charset.forName("windows-1254");
        if (!words) return best;
        for (String name : MULTI_BYTE) {
            Charset charset = find(name);
            String text = charset == null ? null : Charsets.strict(bytes, charset);
            if (charset == null || text == null) continue;
            double score = EastAsian.points(text, name);
            if (score > most) {
                most = score;
                best = charset;
            }
        }
        return best;
    }

    /// The Cyrillic charset that a text is in which says that it is in another one: their letters
    /// are the same bytes in another order. Null if the label may be right.
    static @Nullable Charset otherCyrillic(byte[] all, Charset label) {
        if (!CYRILLIC.contains(label.name())) return null;
        byte[] bytes = foreignPart(all);
        int foreign = foreign(bytes);
        if (foreign < ENOUGH_TO_DOUBT) return null;
        if (!Letters.inverted(new String(bytes, label))) return null;
        Charset best = guess(bytes);
        if (!CYRILLIC.contains(best.name()) || best.equals(label)) return null;
        String text = new String(bytes, best);
        boolean better =
                Letters.points(text, foreign, best.name())
                        > Letters.points(new String(bytes, label), foreign, label.name()) + DOUBT;
        return better && !Letters.inverted(text) ? best : null;
    }

    /// The charset of the East that a text is in which says that it is in another one; null if the
    /// label may be right.
    static @Nullable Charset otherEastern(byte[] all, String text, Charset label) {
        String name = label.name().toLowerCase(Locale.ROOT);
        if (!MULTI_BYTE.contains(name)) return null;
        byte[] bytes = foreignPart(all);
        if (foreign(bytes) < ENOUGH_TO_DOUBT) return null;
        String labelled = all.length == bytes.length ? text : new String(bytes, label);
        if (!EastAsian.senseless(labelled)) return null;
        double score = EastAsian.points(labelled, name);
        Charset best = guess(bytes);
        String other = best.name().toLowerCase(Locale.ROOT);
        if (!MULTI_BYTE.contains(other) || other.equals(name)) return null;
        return EastAsian.points(new String(bytes, best), other) > score + MARGIN * 2 ? best : null;
    }

    /// True if nothing speaks for another charset than Windows Western.
    static boolean guessedWestern(byte[] all) {
        return guess(all).equals(WINDOWS_1252);
    }

    /// True for a text that Windows Western makes sense of. Asked for every text that says so,
    /// hence the quick look first.
    static boolean western(byte[] all) {
        return (!words(all, foreign(all)) && !mayBeTurkish(all)) || guessedWestern(all);
    }

    /// The letters that only Turkish has are, in Western text, those that only Icelandic has.
    private static boolean mayBeTurkish(byte[] all) {
        int letters = 0;
        for (byte b : all) if (b < 0 && ONLY_TURKISH.indexOf((char) (b & 0xff)) >= 0) letters++;
        return letters >= FEWEST_TURKISH;
    }

    /// Text that has such letters, and no accent that Turkish has not.
    private static boolean turkish(byte[] bytes) {
        Charset charset = find("windows-1254");
        if (charset == null || !mayBeTurkish(bytes)) return false;
        String text = new String(bytes, charset);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xc0 && Character.isLetter(c) && !Letters.turkish(c)) return false;
        }
        return true;
    }

    private static int foreign(byte[] bytes) {
        int foreign = 0;
        for (byte b : bytes) if (b < 0) foreign++;
        return foreign;
    }

    /// True if the foreign bytes stand together as they do where they are whole words.
    private static boolean words(byte[] bytes, int foreign) {
        if (foreign < ENOUGH) return false;
        int runs = 0;
        for (int i = 0; i < bytes.length; i++)
            if (bytes[i] < 0 && (i == 0 || bytes[i - 1] >= 0)) runs++;
        return foreign >= runs * WORD;
    }

    /// The lines that hold bytes above ASCII, as far as they are needed for a judgement.
    private static byte[] foreignPart(byte[] all) {
        if (all.length <= MOST_BYTES) return all;
        byte[] part = new byte[MOST_BYTES];
        int filled = 0;
        int at = 0;
        while (at < all.length) {
            int next = Bytes.lineEnd(all, at, all.length);
            if (!Bytes.isAscii(all, at, next)) {
                if (next - at > MOST_BYTES - filled) break;
                System.arraycopy(all, at, part, filled, next - at);
                filled += next - at;
            }
            at = next;
        }
        return filled == 0 ? Arrays.copyOf(all, MOST_BYTES) : Arrays.copyOf(part, filled);
    }

    private static @Nullable Charset find(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : null;
    }
}
