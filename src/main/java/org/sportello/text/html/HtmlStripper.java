package org.sportello.text.html;

import org.jsoup.parser.Parser;

import java.util.Locale;
import java.util.Set;

/// The words of HTML that is too large to be understood: one pass, no tree.
final class HtmlStripper {

    private static final Set<String> UNREAD = Set.of("script", "style", "head", "title", "svg");
    private static final Set<String> LINES =
            Set.of("br", "p", "div", "tr", "li", "table", "h1", "h2", "h3", "h4", "h5", "h6");

    private HtmlStripper() {}

    static String text(String html) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            if (open < 0) {
                open = html.length();
            }
            out.append(html, at, open);
            int close = html.indexOf('>', open);
            if (close < 0) {
                break;
            }
            String name = name(html, open + 1);
            if (LINES.contains(name)) {
                out.append('\n');
            }
            at = UNREAD.contains(name) ? after(html, "</" + name, close) : close + 1;
        }
        return Parser.unescapeEntities(out.toString(), false);
    }

    private static String name(String html, int from) {
        int end = from;
        while (end < html.length()
                && end < from + 10
                && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        return html.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private static int after(String html, String closing, int from) {
        for (int at = html.indexOf("</", from); at >= 0; at = html.indexOf("</", at + 2)) {
            if (html.regionMatches(true, at, closing, 0, closing.length())) {
                int end = html.indexOf('>', at);
                return end < 0 ? html.length() : end + 1;
            }
        }
        return html.length();
    }
}
