package org.sportello.mail.parse.mime;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.ParseProblem.Code;

import java.util.ArrayList;
import java.util.List;

/// Address lists (RFC 5322 3.4) in one pass, tolerant of missing quotes, brackets and commas. Group
/// names are dropped, their members kept.
public final class AddressReader {

    private static final int MOST = 20_000;
    private static final int DEEPEST_COMMENT = 20;
    private static final int LONGEST_PHRASE = 1000;
    private static final int LONGEST_CHARSET = 60;
    private static final int LONGEST_WORD = 1000;

    private final String raw;
    private final Troubles troubles;
    private final List<MailAddress> found = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private @Nullable String bracketed;

    /// A part without an address before a comma: perhaps the first half of `Rossi, Anna <…>`.
    private @Nullable String halfName;

    private boolean quotedOnly = true;

    /// How much of the phrase stood before the brackets.
    private int beforeBracket;

    private int at;

    /// Where the last sign of an address or end of a group is.
    private final int lastMark;

    /// How many characters may still be looked at in search of a closing mark, so that a header of
    /// nothing but opening ones costs no more than another.
    private long patience;

    private AddressReader(String raw, Troubles troubles) {
        this.raw = raw;
        this.troubles = troubles;
        this.lastMark = Math.max(raw.lastIndexOf(';'), raw.lastIndexOf('@'));
        this.patience = 8L * raw.length();
    }

    /// Reads an address header.
    ///
    /// @param raw one char per byte
    public static List<MailAddress> read(@Nullable String raw, Troubles troubles) {
        if (raw == null || raw.isBlank()) return List.of();
        return new AddressReader(raw, troubles).read();
    }

    private List<MailAddress> read() {
        while (at < raw.length() && found.size() < MOST) {
            char c = raw.charAt(at);
            switch (c) {
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> bracket();
                case ',', ';' -> {
                    finish(c == ',');
                    at++;
                }
                case ':' -> colon();
                case '=' -> encodedWord();
                case '\\' -> {
                    if (at + 1 < raw.length()) phrase.append(raw.charAt(at + 1));
                    at += 2;
                }
                default -> {
                    if (c > ' ') quotedOnly = false;
                    phrase.append(c);
                    at++;
                }
            }
        }
        if (at < raw.length()) troubles.add(Code.TOO_LARGE, "more than " + MOST + " addresses");
        finish(false);
        dropHalf();
        return found;
    }

    private void quoted() {
        int close = closingQuote(at + 1);
        if (close < 0) {
            at++;
            return;
        }
        boolean localPart = close + 1 < raw.length() && raw.charAt(close + 1) == '@';
        if (localPart) phrase.append(raw, at, close + 1);
        else {
            for (int i = at + 1; i < close; i++) {
                if (raw.charAt(i) == '\\' && i + 1 < close) i++;
                phrase.append(raw.charAt(i));
            }
        }
        at = close + 1;
    }

    private int closingQuote(int from) {
        for (int i = from; i < raw.length() && patience > 0; i++, patience--) {
            char c = raw.charAt(i);
            if (c == '\\') i++;
            else if (c == '"') return i;
        }
        return -1;
    }

    /// An encoded word is one piece, whatever stands in it unencoded.
    private void encodedWord() {
        int end = raw.startsWith("=?", at) ? endOfWord() : -1;
        if (end < 0) end = at + 1;
        phrase.append(raw, at, end);
        quotedOnly = false;
        at = end;
    }

    private int endOfWord() {
        int charset = raw.indexOf('?', at + 2);
        if (charset < 0 || charset - at > LONGEST_CHARSET || charset + 2 >= raw.length()) return -1;
        if ("BbQq".indexOf(raw.charAt(charset + 1)) < 0 || raw.charAt(charset + 2) != '?')
            return -1;
        int limit = Math.min(raw.length() - 1, charset + LONGEST_WORD);
        for (int i = charset + 3; i < limit && patience > 0; i++, patience--) {
            if (raw.charAt(i) == '<' || raw.startsWith("=?", i)) return -1;
            if (raw.charAt(i) == '?' && raw.charAt(i + 1) == '=') return i + 2;
        }
        return -1;
    }

    private void comment() {
        int depth = 0;
        int i = at;
        StringBuilder text = new StringBuilder();
        for (; i < raw.length() && patience > 0; i++, patience--) {
            char c = raw.charAt(i);
            if (c == '\\' && i + 1 < raw.length()) text.append(raw.charAt(++i));
            else if (c == '(' && depth < DEEPEST_COMMENT) {
                if (depth++ > 0) text.append(c);
            } else if (c == ')' && --depth == 0) break;
            else text.append(c);
        }
        if (i >= raw.length() || patience <= 0) {
            phrase.append(raw.charAt(at++));
            return;
        }
        if (comment.isEmpty()) comment.append(text);
        at = i + 1;
        boolean gap = !phrase.isEmpty() && phrase.charAt(phrase.length() - 1) == ' ';
        while (gap && at < raw.length() && raw.charAt(at) == ' ') at++;
    }

    private void bracket() {
        int close = at + 1;
        while (close < raw.length() && raw.charAt(close) != '>' && raw.charAt(close) != '<') {
            if (raw.charAt(close) == '"') {
                int quote = closingQuote(close + 1);
                if (quote > 0) close = quote;
            } else if (separates(raw.charAt(close)) && raw.charAt(at + 1) != '@') {
                break;
            }
            close++;
        }
        // A separator too many in front of the closing bracket.
        if (close < raw.length() && separates(raw.charAt(close))) {
            int next = close;
            while (next < raw.length() && (raw.charAt(next) <= ' ' || separates(raw.charAt(next))))
                next++;
            if (next < raw.length() && raw.charAt(next) == '>') close = next;
        }
        String inside = raw.substring(at + 1, close);
        at = close < raw.length() && raw.charAt(close) == '>' ? close + 1 : close;
        while (at < raw.length() && raw.charAt(at) == '>') at++;
        if (bracketed != null && !bracketed.isBlank()) finishWithoutComma();
        bracketed = inside;
        beforeBracket = phrase.length();
    }

    private static boolean separates(char c) {
        return c == ',' || c == ';';
    }

    /// `Anna <a@example.org> Bruno <b@example.org>`: what stands between is the second one's name.
    private void finishWithoutComma() {
        String between = phrase.substring(Math.min(beforeBracket, phrase.length()));
        if (beforeBracket > 0) phrase.setLength(Math.min(beforeBracket, phrase.length()));
        else between = "";
        finish(false);
        phrase.append(between);
    }

    /// A colon ends a group's name, unless it stands in front of an address without brackets.
    private void colon() {
        at++;
        if (phrase.length() > LONGEST_PHRASE) {
            phrase.append(':');
            return;
        }
        String soFar = phrase.toString().strip();
        int mailto = soFar.length() - 6;
        if (mailto >= 0 && soFar.regionMatches(true, mailto, "mailto", 0, 6)) {
            String before = soFar.substring(0, mailto);
            phrase.setLength(0);
            phrase.append(before.endsWith("[") ? before.substring(0, mailto - 1) : before);
        } else if (soFar.indexOf('@') >= 0 || bracketed != null) phrase.append(':');
        else if (lastMark >= at || at >= raw.length()) {
            phrase.setLength(0);
            dropHalf();
        } else phrase.append(':');
    }

    private void finish(boolean comma) {
        String words = phrase.toString().strip();
        String inside = bracketed;
        String remark = comment.toString();
        boolean onlyQuoted = quotedOnly;
        phrase.setLength(0);
        comment.setLength(0);
        bracketed = null;
        quotedOnly = true;
        if (words.isEmpty() && inside == null) {
            if (!remark.isBlank() && !comma) invalid(HeaderText.decode(remark, troubles));
            return;
        }
        if (inside == null) bare(words, remark, comma, onlyQuoted);
        else bracketed(words, inside, remark);
    }

    private void bracketed(String words, String inside, String remark) {
        String address = AddressSpec.read(inside, troubles);
        String name = name(words.isEmpty() ? remark : words);
        if (halfName != null) {
            name = name.isEmpty() ? halfName : halfName + ", " + name;
            halfName = null;
        }
        if (address.isEmpty()) {
            String inName = HeaderText.decode(inside, troubles);
            if (AddressSpec.plausible(name)) add("", name);
            else invalid(name.isEmpty() ? inName : name);
        } else add(name, address);
    }

    private void bare(String words, String remark, boolean comma, boolean onlyQuoted) {
        String text = words.contains("=?") ? HeaderText.decode(words, troubles) : words;
        boolean hidden = !text.equals(words) || (onlyQuoted && text.endsWith(">"));
        if (text.indexOf('<') >= 0 && text.indexOf('@') >= 0 && hidden) {
            dropHalf();
            found.addAll(read(text.substring(0, Math.min(text.length(), 1000)), troubles));
            return;
        }
        int sign = text.indexOf('@');
        if ((sign >= 0 && !onlyQuoted) || AddressSpec.plausible(text)) {
            dropHalf();
            withoutBrackets(text, remark);
        } else if (comma && halfName == null) {
            halfName = name(words);
        } else {
            dropHalf();
            invalid(name(words));
        }
    }

    /// `Anna Neri anna@example.it`: the word with the sign is the address, the others are the name.
    private void withoutBrackets(String text, String remark) {
        if (text.length() > LONGEST_PHRASE) {
            invalid(HeaderText.decode(text.substring(0, LONGEST_PHRASE), troubles));
            return;
        }
        String tight = text.replaceAll("\\s*@\\s*", "@").replaceAll("\\s*\\.\\s*(?=\\S*@)", ".");
        int sign = tight.startsWith("\"") ? tight.lastIndexOf('@') : tight.indexOf('@');
        int start = tight.startsWith("\"") ? 0 : sign;
        while (start > 0 && tight.charAt(start - 1) > ' ') start--;
        int end = sign;
        while (end < tight.length() && tight.charAt(end) > ' ' && tight.charAt(end) != '>') end++;
        String address = AddressSpec.read(tight.substring(start, end), troubles);
        String rest =
                (tight.substring(0, start)
                                + " "
                                + tight.substring(Math.min(tight.length(), end + 1)))
                        .strip();
        if (address.isEmpty()) invalid(name(text));
        else if (rest.indexOf('@') > 0 && AddressSpec.only(rest, troubles)) {
            add("", address);
            for (String one : rest.split(" +", MOST)) add("", AddressSpec.read(one, troubles));
        } else add(name(rest.isEmpty() ? remark : rest), address);
    }

    private String name(String words) {
        String name = HeaderText.decode(words, troubles);
        for (int i = 0; i < 2 && name.length() > 1; i++) {
            char first = name.charAt(0);
            if ((first != '"' && first != '\'') || name.charAt(name.length() - 1) != first) break;
            name = name.substring(1, name.length() - 1).strip();
        }
        return name;
    }

    private void add(String name, String address) {
        dropHalf();
        found.add(new MailAddress(name, address));
    }

    private void invalid(String name) {
        dropHalf();
        troubles.add(Code.ADDRESS_INVALID, name);
        if (!name.isEmpty()) found.add(new MailAddress(name, ""));
    }

    private void dropHalf() {
        String half = halfName;
        halfName = null;
        if (half != null) invalid(half);
    }
}
