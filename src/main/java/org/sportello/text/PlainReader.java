package org.sportello.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plain text, as a mail carries it: lines stay lines, blank lines part paragraphs, `> ` quotes,
/// web and mail addresses become links. Nothing else is interpreted.
public final class PlainReader {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "\\b(?:https?://|www\\.|mailto:)[^\\s<>\"]{1,2000}+"
                        + "|(?<![\\w.@+-])[\\w.+-]{1,64}+@[\\w-]{1,63}+(?:\\.[\\w-]{1,63}+){1,8}+",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    /// Never fails; the text may be anything.
    public Doc read(String text) {
        DocBuilder builder = new DocBuilder();
        int depth = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            int quoted = quoteDepth(line);
            if (quoted != depth) {
                builder.end();
                for (; depth > quoted; depth--) {
                    builder.close();
                }
                for (; depth < quoted; depth++) {
                    builder.openQuote();
                }
            }
            line(builder, unquoted(line, quoted));
        }
        return builder.build();
    }

    private static void line(DocBuilder builder, String line) {
        if (line.isBlank()) {
            builder.end();
        } else {
            linked(builder, Characters.clean(line.replace("\t", "    ")), Style.PLAIN);
            builder.line();
        }
    }

    /// Adds one line of text with its addresses as links.
    static void linked(DocBuilder builder, String line, Style style) {
        Matcher matcher = ADDRESS.matcher(line);
        int from = 0;
        while (matcher.find()) {
            int end = withoutTrail(line, matcher.start(), matcher.end());
            String address = line.substring(matcher.start(), end);
            String target =
                    address.contains(":") || !address.contains("@") ? address : "mailto:" + address;
            builder.text(line.substring(from, matcher.start()), style);
            builder.link(Links.safe(target).orElse(null));
            builder.text(address, style);
            builder.link(null);
            from = end;
        }
        builder.text(line.substring(from), style);
    }

    /// The end of the address without the punctuation of the sentence around it.
    private static int withoutTrail(String line, int start, int end) {
        int unopened = unopened(line, start, end);
        int last = end;
        while (last > start + 1) {
            char c = line.charAt(last - 1);
            boolean closing = c == ')' || c == ']';
            if (closing && unopened <= 0) {
                return last;
            }
            if (!closing && ".,;:!?'’»*_".indexOf(c) < 0) {
                return last;
            }
            unopened -= closing ? 1 : 0;
            last--;
        }
        return last;
    }

    private static int unopened(String line, int start, int end) {
        int unopened = 0;
        for (int i = start; i < end; i++) {
            switch (line.charAt(i)) {
                case '(', '[' -> unopened--;
                case ')', ']' -> unopened++;
                default -> {}
            }
        }
        return unopened;
    }

    private static int quoteDepth(String line) {
        int depth = 0;
        for (int i = 0; i < line.length() && depth < DocBuilder.DEEPEST; i++) {
            char c = line.charAt(i);
            if (c == '>') {
                depth++;
            } else if (c != ' ' || depth == 0) {
                break;
            }
        }
        return depth;
    }

    private static String unquoted(String line, int depth) {
        int at = 0;
        for (int found = 0; found < depth; at++) {
            if (line.charAt(at) == '>') {
                found++;
            }
        }
        return depth > 0 && at < line.length() && line.charAt(at) == ' '
                ? line.substring(at + 1)
                : line.substring(at);
    }
}
