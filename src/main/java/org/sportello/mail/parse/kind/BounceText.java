package org.sportello.mail.parse.kind;

import org.sportello.mail.parse.mime.MessageIds;
import org.sportello.mail.parse.words.Phrases;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reports in words: of exim, qmail, postfix, Exchange, the large providers. Reads the part above
/// the returned message.
final class BounceText {

    private static final int HEAD = 12_000;
    private static final int ANNOUNCED_WITHIN = 2500;
    private static final int ANNOUNCED_AT_ONCE = 30;
    private static final int MOST_LINES = 300;
    private static final int MOST_ADDRESSES = 200;

    /// Sentences of mail systems. Each is long enough that a person does not write it.
    private static final Phrases SENTENCES = Phrases.read("bounce-sentences");

    private static final Phrases PROGRAM = Phrases.read("bounce-programs");

    /// Lines below which the returned message stands.
    private static final Phrases BELOW = Phrases.read("bounce-returned");

    /// Sentences of list programs that did not pass a message on.
    private static final Phrases REFUSED_BY_LIST = Phrases.read("bounce-list");

    private static final Phrases DELAYED = Phrases.read("bounce-delayed");

    private final List<String> lines = new ArrayList<>();
    private final String diagnostic;
    private final Set<String> ignored = new LinkedHashSet<>();

    BounceText(Message message) {
        ignored.addAll(message.self());
        ignored.add(message.sender());
        message.to().forEach(to -> ignored.add(to.key()));
        for (String line :
                message.text()
                        .substring(0, Math.min(HEAD, message.text().length()))
                        .split("\n", MOST_LINES)) {
            if (lines.size() >= MOST_LINES - 1 || (lines.size() > 3 && startsReturned(line))) break;
            lines.add(line);
        }
        diagnostic = oneLine(lines);
    }

    static boolean announces(String text) {
        return SENTENCES.standIn(head(text));
    }

    /// True if the report is the first thing that the text says. A person who asks about one puts a
    /// word of his own above it, or the program's line above what is forwarded.
    static boolean beginsAsReport(String text) {
        String all = text.strip();
        int line = all.indexOf('\n');
        int most = Math.min(line < 0 ? all.length() : line, ANNOUNCED_AT_ONCE);
        String head = head(all);
        return beginIn(SENTENCES, head, most) || beginIn(PROGRAM, head, most);
    }

    private static boolean beginIn(Phrases phrases, String head, int most) {
        for (String phrase : phrases.all()) {
            int at = head.indexOf(phrase);
            if (at >= 0 && at < most) return true;
        }
        return false;
    }

    /// True if the message that came back stands below, as far as a line says so.
    static boolean returns(String text) {
        return text.lines()
                .limit(MOST_LINES)
                .anyMatch(line -> BELOW.standIn(line.toLowerCase(Locale.ROOT)));
    }

    static boolean saysProgram(String text) {
        return PROGRAM.standIn(head(text));
    }

    /// True where a mail server's answer is repeated: `550 …`, `5.1.1`.
    static boolean hasReply(String text) {
        String head = head(text);
        if (StatusCode.find(head) != null) return true;
        for (int at = head.indexOf(" 5"); at >= 0; at = head.indexOf(" 5", at + 1)) {
            boolean three =
                    at + 4 < head.length()
                            && Character.isDigit(head.charAt(at + 2))
                            && Character.isDigit(head.charAt(at + 3))
                            && " -".indexOf(head.charAt(at + 4)) >= 0;
            if (three && head.charAt(at + 2) <= '5') return true;
        }
        return false;
    }

    private static String head(String text) {
        return text.substring(0, Math.min(ANNOUNCED_WITHIN, text.length()))
                .replace('\n', ' ')
                .toLowerCase(Locale.ROOT);
    }

    static boolean refusedByList(String text) {
        return REFUSED_BY_LIST.standIn(head(text));
    }

    private static String oneLine(List<String> lines) {
        StringBuilder all = new StringBuilder();
        for (String line : lines) {
            String text = line.strip();
            if (!text.isEmpty()) all.append(text).append(' ');
        }
        return all.toString().strip();
    }

    /// True if the other side took the recipient and refused the message after it had seen it (RFC
    /// 5321, DATA): whatever it says then, it does not show that nobody has the address.
    boolean refusedContent() {
        String lower = diagnostic.toLowerCase(Locale.ROOT);
        // Commands sent in one go: what looks like the answer to DATA is that to RCPT.
        if (lower.contains("need rcpt") || lower.contains("no valid recipients")) return false;
        int data = lower.indexOf(">>> data");
        return lower.contains("in reply to end of data")
                || lower.contains("after end of data")
                || (data >= 0
                        && lower.startsWith("<<< 5", data + 9)
                        && lower.indexOf(">>> rcpt") < 0);
    }

    private static boolean startsReturned(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.startsWith("received:") || lower.startsWith("return-path:")) return true;
        return BELOW.standIn(lower) && !lower.contains("was received at");
    }

    /// What the report says, in one line.
    String diagnostic() {
        return diagnostic;
    }

    boolean saysDelayed() {
        String lower = diagnostic.toLowerCase(Locale.ROOT);
        return DELAYED.standIn(lower)
                || (lower.contains("transient non-fatal errors")
                        && !lower.contains("permanent fatal errors"));
    }

    boolean saysDelivered() {
        String lower = diagnostic.toLowerCase(Locale.ROOT);
        return lower.contains("successfully delivered")
                || lower.contains("successful mail delivery")
                || (lower.contains("was delivered to") && !lower.contains("not"));
    }

    /// The addresses that the report names: those at the start of a line or behind a label, else
    /// any that are neither ours nor the reporter's.
    Set<String> recipients() {
        Set<String> named = new LinkedHashSet<>();
        Set<String> any = new LinkedHashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            if (quotesOurHeader(i)) continue;
            String text = lines.get(i).strip();
            while (text.startsWith("*")
                    || text.startsWith("-")
                    || text.startsWith(">")
                    || text.startsWith("\u2022")) text = text.substring(1).strip();
            if (startsWithAddress(text) || labelled(text)) first(text, named);
            addresses(text, any);
        }
        Set<String> best = without(named, ignored);
        if (best.isEmpty()) best = without(any, ignored);
        Set<String> people = new LinkedHashSet<>(best);
        people.removeIf(address ->
                address.startsWith("mailer-daemon@") || address.startsWith("postmaster@"));
        if (!people.isEmpty()) return people;
        return best.isEmpty() ? named : best;
    }

    /// Exchange tells which message it was by lines `To: …`, `Subject: …`, `Sent: …`: whom we wrote
    /// to, not who failed.
    private boolean quotesOurHeader(int at) {
        if (!lines.get(at).strip().toLowerCase(Locale.ROOT).startsWith("to:")) return false;
        for (int i = at + 1; i < lines.size() && i < at + 3; i++) {
            String next = lines.get(i).strip().toLowerCase(Locale.ROOT);
            if (next.startsWith("subject:")) return true;
        }
        return false;
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new LinkedHashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    /// What the report says about one of several recipients: from the line that names it to the
    /// line that names another one.
    String about(String recipient, Set<String> all) {
        StringBuilder said = new StringBuilder();
        boolean here = false;
        for (String line : lines) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.contains(recipient)) here = true;
            else if (here && all.stream().anyMatch(lower::contains)) break;
            if (here) said.append(line.strip()).append(' ');
        }
        return said.isEmpty() ? diagnostic : said.toString();
    }

    private static boolean startsWithAddress(String text) {
        int sign = text.indexOf('@');
        if (sign < 1) return false;
        int space = text.indexOf(' ');
        return space < 0 || space > sign;
    }

    private static boolean labelled(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("to:")
                || lower.startsWith("recipient")
                || lower.startsWith("user:")
                || lower.startsWith("address:")
                || lower.startsWith("final-recipient")
                || lower.startsWith("failed recipient")
                || lower.startsWith("rcpt to:")
                || lower.startsWith("delivery to ")
                || lower.startsWith("to <")
                || lower.startsWith("email:")
                || lower.contains("rcpt to:<");
    }

    private static void first(String text, Set<String> into) {
        Set<String> all = new LinkedHashSet<>();
        addresses(text, all);
        if (!all.isEmpty() && into.size() < MOST_ADDRESSES) into.add(all.iterator().next());
    }

    /// The addresses in a text, in lower case.
    static void addresses(String text, Set<String> into) {
        int sign = text.indexOf('@');
        while (sign > 0 && into.size() < MOST_ADDRESSES) {
            int from = sign;
            while (from > 0 && local(text.charAt(from - 1))) from--;
            int to = sign + 1;
            while (to < text.length() && domain(text.charAt(to))) to++;
            while (to > sign && (text.charAt(to - 1) == '.' || text.charAt(to - 1) == '-')) to--;
            boolean good = from < sign && to > sign + 1 && text.charAt(from) != '.';
            if (good) into.add(text.substring(from, to).toLowerCase(Locale.ROOT));
            sign = text.indexOf('@', Math.max(to, sign + 1));
        }
    }

    private static boolean local(char c) {
        return Character.isLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0;
    }

    private static boolean domain(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
    }

    /// Message-IDs in a returned header that stands in the text.
    static void messageIds(String text, List<String> ids) {
        int at = 0;
        String lower = text.toLowerCase(Locale.ROOT);
        while ((at = lower.indexOf("message-id:", at)) >= 0 && ids.size() < 10) {
            int end = text.indexOf('>', at);
            int open = text.indexOf('<', at);
            if (open > 0 && end > open && open - at < 40) {
                String id = MessageIds.own(text.substring(open, end + 1));
                if (id != null && !ids.contains(id)) ids.add(id);
            }
            at += 11;
        }
    }
}
