package org.sportello.intake.check;

import org.sportello.mail.message.MailAddress;
import org.sportello.mail.parse.words.Phrases;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The header lines that mail programs put above a forwarded message, in any usual language.
final class ForwardedBlock {

    private static final int LONGEST = 20_000;

    private static final String FROM =
            "from|da|von|de|van|från|fra|od|od kogo|kimden|от|från|lähettäjä|από|feladó|差出人|发件人|寄件者"
                    + "|보낸 사람|mittente|expéditeur|absender|remitente";

    private static final String SECOND =
            "sent|date|to|subject|inviato|data|a|oggetto|gesendet|datum|an|betreff|envoyé|à|objet|enviado"
                + "|fecha|para|asunto|assunto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|wysłano|do|temat|отправлено|кому|тема|送信日時|宛先|件名|cc|reply-to|rispondi"
                + " a";

    private static final Pattern BLOCK =
            Pattern.compile(
                    "(?m)^[>\\s*]*(?:"
                            + FROM
                            + "|"
                            + words("header-from")
                            + ")[ \\u00a0]?[*]?[:：][*]?[ \\t\\u00a0]*(?<from>\\S[^\\n]{0,500})\\n"
                            + "(?:[>\\s]*\\n)?[>\\s*]*(?:"
                            + SECOND
                            + "|"
                            + words("header-date")
                            + "|"
                            + words("header-to")
                            + "|"
                            + words("header-subject")
                            + ")[ \\u00a0]?[*]?[:：]",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern ADDRESS =
            Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\\p{L}\\d.-]{1,190}[\\p{L}\\d]");

    private ForwardedBlock() {}

    private static String words(String file) {
        return Phrases.read(file).all().stream()
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /// Who wrote the message that is forwarded in this text.
    static Optional<MailAddress> sender(String text) {
        var start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var block = BLOCK.matcher(start);
        if (!block.find()) {
            return Optional.empty();
        }
        var line = block.group("from");
        var address = ADDRESS.matcher(line);
        if (!address.find()) {
            return Optional.empty();
        }
        var name =
                line.substring(0, address.start())
                        .replaceAll("(?i)mailto:|[<>\\[\\]\"'*]", "")
                        .strip();
        return Optional.of(new MailAddress(name, address.group()));
    }
}
