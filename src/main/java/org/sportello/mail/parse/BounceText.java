package org.sportello.mail.parse;

import org.sportello.mail.parse.mime.MessageIds;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reports in words: of exim, qmail, postfix, Exchange, the large providers. Reads the part above
/// the returned message.
final class BounceText {

    private static final int HEAD = 12_000;
    private static final int MOST_LINES = 300;
    private static final int MOST_ADDRESSES = 200;

    /// Sentences of mail systems. Each is long enough that a person does not write it.
    private static final List<String> SENTENCES =
            List.of(
                    "this is the qmail-send program",
                    "this message was created automatically by mail delivery software",
                    "this is the mail system at host",
                    "this is the postfix program at host",
                    "a message that you sent could not be delivered",
                    "a message that you sent has not yet been delivered",
                    "i'm afraid i wasn't able to deliver your message",
                    "i wasn't able to deliver your message",
                    "this is an automatically generated delivery status notification",
                    "delivery to the following recipient failed",
                    "delivery to the following recipient has been delayed",
                    "delivery to the following recipients failed",
                    "your message did not reach some or all of the intended recipients",
                    "your message wasn't delivered to",
                    "your message couldn't be delivered",
                    "your message could not be delivered",
                    "the following recipient(s) cannot be reached",
                    "the following recipient(s) could not be reached",
                    "the following addresses had permanent fatal errors",
                    "the following address(es) failed",
                    "the following addresses had permanent delivery errors",
                    "the following addresses had transient non-fatal errors",
                    "transcript of session follows",
                    "unable to deliver message to the following",
                    "sorry, we were unable to deliver your message",
                    "we were unable to deliver your message",
                    "unable to deliver your message to",
                    "we are sorry, but your message",
                    "this message has been rejected because",
                    "the mail system",
                    "address not found",
                    "wurde nicht zugestellt",
                    "konnte nicht zugestellt werden",
                    "nicht zugestellt werden an",
                    "il messaggio non è stato recapitato",
                    "non è stato possibile recapitare",
                    "recapito non riuscito per i seguenti",
                    "n'a pas pu être remis",
                    "échec de la remise",
                    "no se ha podido entregar",
                    "no pudo ser entregado",
                    "não foi possível entregar",
                    "não pôde ser entregue",
                    "could not be delivered to one or more recipients",
                    "could not be delivered to the following",
                    "failed to deliver to",
                    "delivery failed to",
                    "delivery failed for the following",
                    "message could not be delivered",
                    "could not deliver message to",
                    "mail could not be delivered",
                    "each of the following recipients was rejected",
                    "this user doesn't have a",
                    "undeliverable message",
                    "is undeliverable",
                    "undeliverable to the following",
                    "permanent fatal errors",
                    "message undeliverable",
                    "has been returned to you",
                    "was not delivered to",
                    "not able to deliver",
                    "delivery status notification",
                    "mail delivery failed",
                    "unrouteable address",
                    "unrouteable mail domain",
                    "was undeliverable",
                    "no such user here",
                    "user unknown",
                    "mailbox unavailable",
                    "не доставлено",
                    "не удалось доставить",
                    "не было доставлено",
                    "配信できません",
                    "配信されません",
                    "送信できません",
                    "宛先不明",
                    "届けられません",
                    "あて先に送信",
                    "お届けできません",
                    "無法投遞",
                    "无法投递",
                    "无法发送到",
                    "could not be delivered to:",
                    "退信原因");

    private static final List<String> PROGRAM =
            List.of(
                    "this is the qmail-send program",
                    "created automatically by mail delivery software",
                    "this is the mail system at host",
                    "this is the postfix program",
                    "automatically generated delivery status notification",
                    "the following addresses had permanent",
                    "the following address(es) failed",
                    "transcript of session follows",
                    "delivery to the following recipient");

    /// Lines below which the returned message stands.
    private static final List<String> BELOW =
            List.of(
                    "below this line is a copy",
                    "this is a copy of the message",
                    "original message follows",
                    "----- original message -----",
                    "unsent message below",
                    "message header follows",
                    "--- the header of the original message",
                    "------ this is a copy",
                    "your original message",
                    "--- original message",
                    "message headers follow",
                    "headers of the original",
                    "original message headers",
                    "original message header",
                    "message text follows",
                    "included is a copy",
                    "content-type: message/rfc822",
                    "-- original message",
                    "the original message was",
                    "returned message below",
                    "---- start of returned message",
                    "this is the returned message",
                    "----- unsent message",
                    "header of message",
                    "元のメッセージ",
                    "原始邮件");

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
        diagnostic = String.join(" ", lines);
    }

    static boolean announces(String text) {
        return containsAny(text, SENTENCES, 2500);
    }

    static boolean saysProgram(String text) {
        return containsAny(text, PROGRAM, 2500);
    }

    private static boolean containsAny(String text, List<String> sentences, int within) {
        String head =
                text.substring(0, Math.min(within, text.length()))
                        .replace('\n', ' ')
                        .toLowerCase(Locale.ROOT);
        for (String sentence : sentences) if (head.contains(sentence)) return true;
        return false;
    }

    private static boolean startsReturned(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.startsWith("received:") || lower.startsWith("return-path:")) return true;
        for (String words : BELOW)
            if (lower.contains(words) && !lower.contains("was received at")) return true;
        return false;
    }

    /// What the report says, in one line.
    String diagnostic() {
        return diagnostic;
    }

    boolean saysDelayed() {
        String lower = diagnostic.toLowerCase(Locale.ROOT);
        return lower.contains("has not yet been delivered")
                || lower.contains("has been delayed")
                || lower.contains("is delayed")
                || lower.contains("delivery attempts will continue")
                || lower.contains("you do not need to resend")
                || lower.contains("will be retried")
                || lower.contains("will retry")
                || lower.contains("will continue to be attempted")
                || lower.contains("still being retried")
                || lower.contains("will keep trying")
                || (lower.contains("transient non-fatal errors")
                        && !lower.contains("permanent fatal errors"))
                || lower.contains("warning message only")
                || lower.contains("no action is required on your part");
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
        for (String line : lines) {
            String text = line.strip();
            while (text.startsWith("*")
                    || text.startsWith("-")
                    || text.startsWith(">")
                    || text.startsWith("\u2022")) text = text.substring(1).strip();
            if (startsWithAddress(text) || labelled(text)) first(text, named);
            all(text, any);
        }
        Set<String> best = without(named, ignored);
        if (best.isEmpty()) best = without(any, ignored);
        Set<String> people = new LinkedHashSet<>(best);
        people.removeIf(address ->
                address.startsWith("mailer-daemon@") || address.startsWith("postmaster@"));
        if (!people.isEmpty()) return people;
        return best.isEmpty() ? named : best;
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
        all(text, all);
        if (!all.isEmpty() && into.size() < MOST_ADDRESSES) into.add(all.iterator().next());
    }

    /// The addresses in a header value or field, in lower case.
    static void address(String value, Set<String> into) {
        all(value, into);
    }

    private static void all(String text, Set<String> into) {
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
