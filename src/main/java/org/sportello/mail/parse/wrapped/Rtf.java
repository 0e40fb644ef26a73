package org.sportello.mail.parse.wrapped;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// The text of an RTF body, or the HTML that Outlook hid in it (MS-OXRTFEX).
final class Rtf {

    /// @param html true if the text is HTML
    record Body(String text, boolean html) {}

    private static final int LONGEST = 4_000_000;
    private static final int DEEPEST = 500;
    private static final Set<String> NOT_TEXT =
            Set.of(
                    "fonttbl",
                    "colortbl",
                    "stylesheet",
                    "info",
                    "pict",
                    "object",
                    "header",
                    "footer",
                    "listtable",
                    "listoverridetable",
                    "generator",
                    "themedata",
                    "datastore",
                    "xmlnstbl",
                    "rsidtbl",
                    "fldinst",
                    "bkmkstart",
                    "bkmkend",
                    "mhtmltag",
                    "pntext",
                    "pntxta",
                    "pntxtb");

    /// What a group inherits from the one around it.
    private record Group(boolean silent, boolean tag, boolean notHtml, int skipAfterUnicode) {}

    private final byte[] rtf;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final Deque<Group> groups = new ArrayDeque<>();
    private Group group = new Group(false, false, false, 1);
    private Charset charset = charset(1252);
    private boolean fromHtml;
    private boolean ignorable;
    private int skip;
    private int at;

    private Rtf(byte[] rtf) {
        this.rtf = rtf;
    }

    static Body read(byte[] rtf) {
        Rtf reader = new Rtf(rtf);
        reader.read();
        return new Body(reader.text.toString(), reader.fromHtml);
    }

    /// The charset of a Windows code page; Western where Java does not know it.
    static Charset charset(int codePage) {
        if (codePage == 65001) return StandardCharsets.UTF_8;
        for (String name :
                new String[] {"windows-" + codePage, "x-windows-" + codePage, "cp" + codePage}) {
            if (Charset.isSupported(name)) return Charset.forName(name);
        }
        return codePage == 932 ? Charset.forName("windows-31j") : Charset.forName("windows-1252");
    }

    private void read() {
        while (at < rtf.length && text.length() < LONGEST) {
            char c = (char) (rtf[at++] & 0xff);
            switch (c) {
                case '{' -> {
                    flush();
                    skip = 0;
                    if (groups.size() < DEEPEST) groups.push(group);
                    ignorable = false;
                }
                case '}' -> {
                    flush();
                    if (!groups.isEmpty()) group = groups.pop();
                    ignorable = false;
                }
                case '\\' -> control();
                case '\r', '\n' -> {}
                default -> put(c);
            }
        }
        flush();
    }

    private void control() {
        if (at >= rtf.length) return;
        char c = (char) (rtf[at] & 0xff);
        if (!letter(c)) {
            at++;
            symbol(c);
            return;
        }
        int start = at;
        while (at < rtf.length && letter((char) (rtf[at] & 0xff)) && at - start < 40) at++;
        String word = new String(rtf, start, at - start, StandardCharsets.ISO_8859_1);
        Integer number = number();
        if (at < rtf.length && rtf[at] == ' ') at++;
        word(word, number);
    }

    private @Nullable Integer number() {
        int from = at;
        if (at < rtf.length && rtf[at] == '-') at++;
        int digits = at;
        int value = 0;
        while (at < rtf.length && rtf[at] >= '0' && rtf[at] <= '9' && at - digits < 9)
            value = value * 10 + rtf[at++] - '0';
        if (at == digits) {
            at = from;
            return null;
        }
        return rtf[from] == '-' ? -value : value;
    }

    private void symbol(char c) {
        switch (c) {
            case '\'' -> {
                int high = at + 1 < rtf.length ? Character.digit(rtf[at], 16) : -1;
                int low = high >= 0 ? Character.digit(rtf[at + 1], 16) : -1;
                if (low >= 0) {
                    at += 2;
                    putByte(high << 4 | low);
                }
            }
            case '*' -> ignorable = true;
            case '~' -> put(' ');
            case '_' -> put('-');
            case '\\', '{', '}' -> put(c);
            case '\r', '\n' -> line();
            default -> {}
        }
    }

    private void word(String word, @Nullable Integer number) {
        boolean ignored = ignorable;
        ignorable = false;
        switch (word) {
            case "fromhtml" -> fromHtml = number == null || number != 0;
            case "htmltag" -> change(group.silent, true, group.notHtml, group.skipAfterUnicode);
            case "htmlrtf" ->
                    change(
                            group.silent,
                            group.tag,
                            number == null || number != 0,
                            group.skipAfterUnicode);
            case "ansicpg" -> {
                if (number != null) charset = charset(number);
            }
            case "uc" ->
                    change(
                            group.silent,
                            group.tag,
                            group.notHtml,
                            number == null ? 1 : Math.clamp(number, 0, 10));
            case "u" -> {
                flush();
                skip = 0;
                if (number != null) put((char) (int) number);
                skip = group.skipAfterUnicode;
            }
            case "par", "line", "row", "sect", "page" -> line();
            case "tab", "cell" -> put('\t');
            case "lquote" -> put('\u2018');
            case "rquote" -> put('\u2019');
            case "ldblquote" -> put('\u201c');
            case "rdblquote" -> put('\u201d');
            case "bullet" -> put('\u2022');
            case "endash" -> put('\u2013');
            case "emdash" -> put('\u2014');
            default -> {
                if (ignored || NOT_TEXT.contains(word))
                    change(true, group.tag, group.notHtml, group.skipAfterUnicode);
            }
        }
    }

    private void change(boolean silent, boolean tag, boolean notHtml, int skipAfterUnicode) {
        flush();
        skip = 0;
        group = new Group(silent, tag, notHtml, skipAfterUnicode);
    }

    private void line() {
        put('\n');
    }

    private boolean heard() {
        if (group.silent) return false;
        return !fromHtml || !group.notHtml;
    }

    private void put(char c) {
        if (skip > 0 && c != '\n') {
            skip--;
            return;
        }
        flush();
        if (heard()) text.append(c);
    }

    private void putByte(int b) {
        if (skip > 0) {
            skip--;
            return;
        }
        if (heard()) pending.write(b);
    }

    private void flush() {
        if (pending.size() == 0) return;
        text.append(pending.toString(charset));
        pending.reset();
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
