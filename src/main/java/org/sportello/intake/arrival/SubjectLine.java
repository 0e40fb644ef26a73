package org.sportello.intake.arrival;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a subject says beside its words: that the mail is an answer or a forward, and numbers put
/// there by a desk.
///
/// @param title the subject without prefixes, as it is shown
/// @param matter the title in the form by which two subjects are compared: lower case, without tags
///   in brackets; empty if nothing is left
/// @param reply true if it carries a reply prefix
/// @param forward true if it carries a forward prefix
public record SubjectLine(String title, String matter, boolean reply, boolean forward) {

    private static final int LONGEST = 1000;

    private static final String REPLY =
            "re|aw|antw|antwort|r|rif|ris|risposta|sv|svar|vs|vá|odp|odpowiedź|odg|ynt|yan|atb"
                    + "|απ|σχετ|res|resp|rsp|réf|rép|на|отв|ответ|reply|bls|vastaus"
                    + "|réf\\.?|rép\\.?|ats|vast|отг|одг|відп|відповідь|tl|trả lời|balas|پاسخ|jawab"
                    + "|回复|回覆|答复|答覆|回信|返信|답장|회신|답변|השב|תשובה|رد|ตอบ|ตอบกลับ";

    private static final String AUTOMATIC =
            "automatic reply|auto reply|auto-reply|autoreply|auto response|auto|out of office|out"
                    + " of the office|out of office autoreply|risposta automatica|fuori sede|fuori"
                    + " ufficio|assente|automatische"
                    + " antwort|abwesenheitsnotiz|abwesenheit|abwesend|automatisch"
                    + " antwoord|afwezig|réponse automatique|absence|respuesta automática|fuera de"
                    + " oficina|resposta automática|autosvar|automatiskt svar|automatisk"
                    + " svar|automaattinen vastaus|odpowiedź automatyczna|automatická"
                    + " odpověď|автоответ|自動返信|自动回复|自動回覆|자동 회신|자동회신"
                    + "|automatická odpoveď|automatikus válasz|răspuns automat|автоматичен"
                    + " отговор|автоматический ответ|автоматична відповідь|аутоматски"
                    + " одговор|automatski odgovor|samodejni odgovor|αυτόματη"
                    + " απάντηση|otomatik yanıt|automaatvastus|automātiska"
                    + " atbilde|automātiskā atbilde|automatinis"
                    + " atsakymas|自動応答|自动答复|תשובה אוטומטית|رد تلقائي|الرد"
                    + " التلقائي|ตอบกลับอัตโนมัติ|trả lời tự động|balasan otomatis|resposta"
                    + " automàtica";

    private static final String FORWARD =
            "fwd|fw|wg|tr|i|inoltro|inoltra|rv|rm|enc|pd|vl|vb|doorst|továbbítás|ilt|πρθ|przek|proslj|preusm|препр|прослед|转发|轉寄|転送|전달|הועבר|إعادة"
                + " توجيه|пересл";

    private static final Pattern PREFIX =
            Pattern.compile(
                    "\\s*(?:(?<reply>"
                            + REPLY
                            + "|"
                            + AUTOMATIC
                            + ")|(?<forward>"
                            + FORWARD
                            + "))(?:\\s?[\\[(^]?\\d{1,3}[\\])]?)?[\\s\\u00a0]?[:：][\\s\\u00a0]*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /// What certified mail puts before the subject of whoever wrote.
    private static final Pattern CERTIFIED =
            Pattern.compile(
                    "\\s*(?:posta certificata|anomalia messaggio)\\s?:\\s*",
                    Pattern.CASE_INSENSITIVE);

    /// What gateways put there: `***SPAM***`, `{Spam?}`, `EXTERNAL:`.
    private static final Pattern MARK =
            Pattern.compile(
                    "\\s*(?:[*_#]{2,5}\\s?[\\p{L}?! -]{2,30}[*_#]{2,5}:?|\\{[\\p{L}?! -]{2,20}}"
                            + "|\\((?:ext|external|extern|spam)\\)"
                            + "|(?:ext|external|extern|esterno|externe|externo|spam)\\s?:)\\s*",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern TAG = Pattern.compile("\\s*\\[[^\\[\\]]{1,60}]\\s*");
    private static final Pattern OUR_TAG = Pattern.compile("\\s*\\[#\\d{1,12}]\\s*");

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?:#\\s?|\\b(?:ticket|case|pratica|richiesta|vorgang)\\s*(?:nr|no|n|id)?[.:°]?\\s*)"
                        + "(?<number>\\d{1,12})(?!\\d|-\\d)",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern FOREIGN_NUMBER =
            Pattern.compile("\\[(?=[^\\[\\]]*\\d{3})[\\p{L}\\d#:. _/-]{3,40}]");

    public static SubjectLine of(String subject) {
        var text = subject.length() > LONGEST ? subject.substring(0, LONGEST) : subject;
        boolean reply = false;
        boolean forward = false;
        int start = 0;
        var title = new StringBuilder();
        for (boolean more = true; more; ) {
            var prefix = PREFIX.matcher(text).region(start, text.length());
            var tag = TAG.matcher(text).region(start, text.length());
            var certified = CERTIFIED.matcher(text).region(start, text.length());
            var mark = MARK.matcher(text).region(start, text.length());
            if (certified.lookingAt()) {
                start = certified.end();
            } else if (mark.lookingAt() && mark.end() < text.length()) {
                title.append(mark.group().strip()).append(' ');
                start = mark.end();
            } else if (prefix.lookingAt()) {
                reply |= prefix.group("reply") != null;
                forward |= prefix.group("forward") != null;
                start = prefix.end();
            } else if (tag.lookingAt() && tag.end() < text.length()) {
                if (!OUR_TAG.matcher(tag.group()).matches()) {
                    title.append(tag.group().strip()).append(' ');
                }
                start = tag.end();
            } else {
                more = false;
            }
        }
        var rest = text.substring(start).strip();
        var shown = title.append(rest).toString().strip();
        return new SubjectLine(shown, matter(rest), reply, forward);
    }

    private static String matter(String rest) {
        var plain = TAG.matcher(rest).replaceAll(" ");
        return Normalizer.normalize(plain, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Cf}]+", " ")
                .strip();
    }

    /// The ticket number that a subject quotes.
    ///
    /// @param number what stands there; there need not be such a ticket
    /// @param token true if it stands in our own form, `[#10482]`
    public record Quoted(long number, boolean token) {}

    public static Optional<Quoted> quoted(String subject) {
        var ours = OUR_TAG.matcher(subject);
        if (ours.find()) {
            return Optional.of(new Quoted(digits(ours.group()), true));
        }
        var loose = NUMBER.matcher(subject);
        return loose.find()
                ? Optional.of(new Quoted(Long.parseLong(loose.group("number")), false))
                : Optional.empty();
    }

    private static long digits(String tag) {
        return Long.parseLong(tag.replaceAll("\\D", ""));
    }

    /// A number in brackets that another desk put there, e.g. `[TK-001129]`, in lower case.
    public static Optional<String> foreignNumber(String subject) {
        var matcher = FOREIGN_NUMBER.matcher(subject);
        while (matcher.find()) {
            if (!OUR_TAG.matcher(matcher.group()).matches()) {
                return Optional.of(matcher.group().toLowerCase(Locale.ROOT));
            }
        }
        return Optional.empty();
    }
}
