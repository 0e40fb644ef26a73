package org.sportello.mail.parse.kind;

import org.sportello.mail.parse.words.Phrases;

import java.util.Locale;
import java.util.regex.Pattern;

/// What programs write into subjects, in the usual languages.
final class Subjects {

    private static final Phrases AUTOREPLIES = Phrases.read("autoreply-subjects");

    private static final Phrases ACKNOWLEDGEMENTS = Phrases.read("acknowledgement-subjects");

    private static final Phrases BOUNCES = Phrases.read("bounce-subjects");

    private Subjects() {}

    private static final Phrases ABSENCES = Phrases.read("autoreply-subjects-weak");

    private static final Phrases ABSENCE_SENTENCES = Phrases.read("autoreply-sentences");

    private static final int LONGEST_NOTE = 3000;

    private static final Phrases RETURNS = Phrases.read("autoreply-return");

    private static final Phrases BACK = Phrases.read("autoreply-back");

    private static final Phrases THANKS = Phrases.read("autoreply-thanks");

    private static final Phrases AUTOMATIC = Phrases.read("automatic-sentences");

    private static final Phrases CHALLENGES = Phrases.read("challenge-subjects");

    private static final Phrases RECEIPTS = Phrases.read("receipt-subjects");

    private static final Phrases RECEIPT_SENTENCES = Phrases.read("receipt-sentences");

    /// What stands before the subject of an answer or a forward, in the usual languages.
    private static final Pattern PREFIX =
            Pattern.compile(
                    "\\s*(?:\\[[^\\]]{0,60}]\\s*)?(?:re|aw|antw|antwort|r|rif|ris|risp|sv|svar|vs|vá|odp"
                        + "|odg|ynt|atb|απ|σχετ|res|rép|réf|на|отв|ответ|hal|bls|vb|ilt|回复|回覆|答复|返信"
                        + "|답장|השב|تعليق|fwd|fw|wg|tr|i|inoltro|rv|enc|pd|vl|doorst|továbbítás|πρθ"
                        + "|przek|пересл|转发|轉寄|転送|전달|הועבר)\\s?(?:[\\[(^]?\\d{1,3}[\\])]?)?\\s?[:：].*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    /// True if a person's program put a mark of an answer or a forward before the subject.
    static boolean answersOrForwards(String subject) {
        return PREFIX.matcher(subject).matches();
    }

    /// True for an absence note: by its subject where a program makes it (`Automatic reply: …`), by
    /// subject and text where a person may have written it (`On holiday until Monday`, `Automatic
    /// reply` and nothing else). Customers too are on holiday, and write about automatic replies:
    /// an absence note does not ask anything, and it answers something or says what such notes say.
    static boolean isAutoreply(Message message) {
        String subject = message.subject();
        String newText = message.newText();
        String lower = subject.toLowerCase(Locale.ROOT).strip();
        boolean marked =
                message.nullSender()
                        || message.has("x-auto-response-suppress")
                        || message.word("precedence").equals("bulk")
                        || message.word("precedence").equals("junk");
        boolean answers = marked || message.has("in-reply-to") || message.has("references");
        if (isAutoreply(subject)) return answers || namesAbsence(lower, newText);
        if (lower.startsWith("auto:") || lower.startsWith("auto :"))
            return answers || saysAbsence(newText);
        if (newText.length() > LONGEST_NOTE || answersOrForwards(subject)) return false;
        if (!AUTOREPLIES.begin(lower) && !ABSENCES.standIn(lower)) return false;
        if (!saysAbsence(newText)) return false;
        return marked || (!asks(newText) && (answers || saysReturn(newText)));
    }

    /// A program's subject on a message without any mark of a program: with nothing behind it, or
    /// with a question, a person may have written it.
    private static boolean namesAbsence(String subject, String newText) {
        boolean asks = asks(newText);
        if (isAlone(subject)) return !asks && (saysAbsence(newText) || saysAutomatic(newText));
        return !(asks || asks(subject)) || saysAbsence(newText);
    }

    private static boolean isAlone(String subject) {
        return AUTOREPLIES.have(subject) && !subject.endsWith(":");
    }

    private static boolean saysAbsence(String newText) {
        return ABSENCE_SENTENCES.standIn(flat(newText)) || isAutoreply(firstLine(newText));
    }

    /// One such sentence may be a customer's (`In urgent cases call me`), not two kinds of them.
    private static boolean saysReturn(String newText) {
        String text = flat(newText);
        boolean returns = RETURNS.standIn(text);
        boolean back = BACK.standIn(text);
        return (returns && back) || ((returns || back) && THANKS.standIn(text));
    }

    private static boolean asks(String text) {
        return text.indexOf('?') >= 0 || text.indexOf('？') >= 0 || text.indexOf('؟') >= 0;
    }

    private static String flat(String text) {
        return text.replace('\n', ' ').replace('’', '\'').toLowerCase(Locale.ROOT);
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    /// True for the subject that a program gives an absence note: the words for one, and then
    /// nothing or the subject that is answered. An answer to one (`Re: Automatic reply: …`) is not.
    static boolean isAutoreply(String subject) {
        String lower = subject.toLowerCase(Locale.ROOT).strip();
        if (lower.startsWith("[auto]")) return true;
        while (lower.startsWith("[") && lower.indexOf(']') > 0)
            lower = lower.substring(lower.indexOf(']') + 1).strip();
        for (String phrase : AUTOREPLIES.all())
            if (lower.startsWith(phrase) && ends(lower, phrase)) return true;
        return false;
    }

    /// True for a request to prove that one is a person.
    static boolean isChallenge(String subject) {
        return !answersOrForwards(subject) && CHALLENGES.standIn(subject.toLowerCase(Locale.ROOT));
    }

    /// True for such a request with what is to be done: a link, or a word to answer with.
    static boolean isChallenge(Message message) {
        if (!isChallenge(message.subject())) return false;
        String text = flat(message.text());
        return message.nullSender() || text.contains("http") || text.contains("verif");
    }

    /// True for a read notification that is not marked as one (RFC 8098): gateways take the marks
    /// away.
    static boolean isReceipt(String subject, String text) {
        return text.length() <= LONGEST_NOTE
                && RECEIPTS.begin(subject.toLowerCase(Locale.ROOT).strip())
                && RECEIPT_SENTENCES.standIn(flat(text));
    }

    /// True if the text says that a program wrote it.
    static boolean saysAutomatic(String text) {
        return AUTOMATIC.standIn(flat(text));
    }

    /// `Out of office: order 5` and `Out of office`, not `Out of office chairs`.
    private static boolean ends(String subject, String phrase) {
        if (phrase.endsWith(":")) return true;
        int at = phrase.length();
        while (at < subject.length() && subject.charAt(at) == ' ') at++;
        if (at == subject.length()) return true;
        char next = subject.charAt(at);
        if (Character.isLetter(next) || next == '\'') return next > '\u2e80';
        return true;
    }

    static boolean isAcknowledgement(String subject) {
        return ACKNOWLEDGEMENTS.standIn(subject.toLowerCase(Locale.ROOT));
    }

    static boolean isBounce(String subject) {
        return !answersOrForwards(subject) && BOUNCES.standIn(subject.toLowerCase(Locale.ROOT));
    }
}
