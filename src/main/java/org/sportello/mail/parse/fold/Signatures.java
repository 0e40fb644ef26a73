package org.sportello.mail.parse.fold;

import org.sportello.mail.parse.fold.Line.Mark;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Where a signature begins in a run of lines that the sender wrote: a delimiter, a `Sent from my
/// …` line, a closing with contact details, or the footer of a list. A bare `Thanks, Anna` is part
/// of what was said and stays.
final class Signatures {

    private static final int LONGEST_PLAIN_DELIMITED = 15;
    private static final int LONGEST_CLOSING = 12;
    private static final int LONGEST_SENT_FROM = 90;

    private static final String[] SENT_FROM = {
        "sent from my ",
        "sent from mail for ",
        "sent from outlook",
        "sent from yahoo",
        "sent from proton",
        "sent from samsung",
        "sent from mobile",
        "sent from the ",
        "sent from a ",
        "sent from ",
        "sent via ",
        "sent with ",
        "sent using ",
        "sent by ",
        "get outlook for ",
        "download outlook for ",
        "from my iphone",
        "from my ipad",
        "inviato da ",
        "inviato dal ",
        "inviato dall",
        "inviata da ",
        "inviato con ",
        "inviato tramite ",
        "scarica outlook per ",
        "ottieni outlook per ",
        "gesendet von ",
        "gesendet mit ",
        "gesendet aus ",
        "gesendet über ",
        "von meinem ",
        "von unterwegs gesendet",
        "holen sie sich outlook",
        "outlook für ",
        "diese nachricht wurde von meinem ",
        "envoyé de ",
        "envoyé depuis ",
        "envoyé à partir ",
        "envoyé par ",
        "envoyé avec ",
        "envoyé d’",
        "envoyé d'",
        "télécharger outlook",
        "obtenir outlook",
        "obtenez outlook",
        "téléchargez outlook",
        "enviado desde ",
        "enviado de ",
        "enviado con ",
        "enviado a través",
        "enviado do ",
        "enviado através",
        "enviado pelo ",
        "enviado via ",
        "enviado por ",
        "obtener outlook",
        "obter o outlook",
        "descargar outlook",
        "verzonden vanaf ",
        "verzonden met ",
        "verzonden vanuit ",
        "verstuurd vanaf ",
        "verstuurd met ",
        "verstuurd via ",
        "outlook voor ",
        "skickat från ",
        "skickat med ",
        "skickades från ",
        "hämta outlook",
        "sendt fra ",
        "sendt via ",
        "sendt med ",
        "hent outlook",
        "få outlook",
        "lähetetty ",
        "wysłane z ",
        "wysłano z ",
        "wysłane przez ",
        "pobierz outlook",
        "odesláno z ",
        "odesláno ze ",
        "získat outlook",
        "odoslané z ",
        "küldve ",
        "elküldve ",
        "az iphone",
        "iphone-omról küldve",
        "trimis de pe ",
        "trimis din ",
        "отправлено с ",
        "отправлено из ",
        "отправлено от ",
        "надіслано з ",
        "відправлено з ",
        "iphone'umdan gönderildi",
        "iphone’umdan gönderildi",
        "ipad'imden gönderildi",
        "στάλθηκε από ",
        "εστάλη από ",
        "iphoneから送信",
        "ipadから送信",
        "androidから送信",
        "发自我的",
        "從我的",
        "发送自",
        "我的iphone",
        "나의 iphone에서 보냄",
        "내 iphone에서 보냄",
        "poslano s ",
        "poslano z ",
        "enviat des ",
        "נשלח מה",
        "أرسلت من",
        "gửi từ ",
        "dikirim dari "
    };

    private static final Set<String> SENT_FROM_BEHIND =
            Set.of("gesendet", "gönderildi", "送信", "küldve", "보냄", "发送");

    private static final String[] CLOSINGS = {
        "best regards",
        "kind regards",
        "warm regards",
        "regards",
        "best",
        "best wishes",
        "many thanks",
        "thanks",
        "thank you",
        "cheers",
        "sincerely",
        "yours sincerely",
        "yours faithfully",
        "yours truly",
        "with best regards",
        "with kind regards",
        "all the best",
        "rgds",
        "br",
        "thanks and regards",
        "thanks & regards",
        "respectfully",
        "cordiali saluti",
        "distinti saluti",
        "saluti",
        "un saluto",
        "un cordiale saluto",
        "cordialmente",
        "grazie",
        "grazie mille",
        "grazie e saluti",
        "tanti saluti",
        "buona giornata",
        "in fede",
        "cari saluti",
        "a presto",
        "mit freundlichen grüßen",
        "mit freundlichen grüssen",
        "mit freundlichem gruß",
        "freundliche grüße",
        "freundliche grüsse",
        "viele grüße",
        "viele grüsse",
        "liebe grüße",
        "beste grüße",
        "mfg",
        "lg",
        "vg",
        "gruß",
        "grüße",
        "herzliche grüße",
        "mit besten grüßen",
        "danke",
        "vielen dank",
        "hochachtungsvoll",
        "schöne grüße",
        "cordialement",
        "bien cordialement",
        "bien à vous",
        "salutations",
        "sincères salutations",
        "meilleures salutations",
        "merci",
        "merci d'avance",
        "bonne journée",
        "très cordialement",
        "cdlt",
        "saludos",
        "un saludo",
        "saludos cordiales",
        "atentamente",
        "cordial saludo",
        "gracias",
        "muchas gracias",
        "un cordial saludo",
        "atenciosamente",
        "cumprimentos",
        "com os melhores cumprimentos",
        "melhores cumprimentos",
        "obrigado",
        "obrigada",
        "att",
        "abraços",
        "met vriendelijke groet",
        "met vriendelijke groeten",
        "vriendelijke groet",
        "groeten",
        "mvg",
        "groet",
        "hartelijke groet",
        "bedankt",
        "med vänliga hälsningar",
        "vänliga hälsningar",
        "mvh",
        "hälsningar",
        "vänligen",
        "med vennlig hilsen",
        "vennlig hilsen",
        "hilsen",
        "med venlig hilsen",
        "venlig hilsen",
        "mange hilsner",
        "ystävällisin terveisin",
        "terveisin",
        "parhain terveisin",
        "pozdrawiam",
        "z poważaniem",
        "z wyrazami szacunku",
        "s pozdravem",
        "s pozdravom",
        "pozdrav",
        "üdvözlettel",
        "tisztelettel",
        "cu stimă",
        "cu respect",
        "toate cele bune",
        "с уважением",
        "с наилучшими пожеланиями",
        "з повагою",
        "saygılarımla",
        "iyi çalışmalar",
        "με εκτίμηση",
        "lep pozdrav",
        "lijep pozdrav",
        "salutacions",
        "以上",
        "よろしくお願いいたします",
        "此致",
        "敬上",
        "감사합니다",
        "드림"
    };
    private static final Set<String> CLOSING_SET = Set.of(dedupe(CLOSINGS));

    private static final String[] FOOTER_WORDS = {
        "unsubscribe",
        "mailing list",
        "mailing-list",
        "mailman",
        "listinfo",
        "list info",
        "you received this message because",
        "you are receiving",
        "google groups",
        "groups.google",
        "disiscri",
        "cancella l'iscrizione",
        "hai ricevuto questo messaggio",
        "ricevi questa",
        "abmelden",
        "abbestellen",
        "mailingliste",
        "désabonner",
        "désinscri",
        "se désinscrire",
        "darse de baja",
        "cancelar la suscripción",
        "uitschrijven",
        "отписаться",
        "to post to this group",
        "yahoo groups",
        "virus",
        "avast",
        "avg.com",
        "reply to this email directly",
        "view it on github",
        "disclaimer",
        "confidential",
        "riservat",
        "vertraulich",
        "confidentiel"
    };

    private Signatures() {}

    private static String[] dedupe(String[] words) {
        return List.of(words).stream().distinct().toArray(String[]::new);
    }

    /// The index of the first line of the signature at the end of `[from, to)`, or `to`.
    static int start(List<Line> lines, int from, int to) {
        int end = lastWritten(lines, from, to);
        if (end <= from) return to;
        int delimited = delimiter(lines, from, end);
        int footer = footer(lines, from, Math.min(end, delimited));
        int start = Math.min(delimited, footer);
        int sentFrom = sentFrom(lines, from, Math.min(start, end));
        start = Math.min(start, sentFrom);
        int closing = closing(lines, from, Math.min(start, end), start < end);
        return Math.min(start, closing) < end ? Math.min(start, closing) : to;
    }

    private static int lastWritten(List<Line> lines, int from, int to) {
        int end = to;
        while (end > from && lines.get(end - 1).blank()) end--;
        return end;
    }

    /// `-- ` and what follows; without the space only if what follows is short.
    private static int delimiter(List<Line> lines, int from, int end) {
        for (int i = from; i < end; i++) {
            Line line = lines.get(i);
            if (line.mark() == Mark.SIGNATURE && !line.blank() && onlySignature(lines, i, end))
                return i;
            String text = line.text();
            if (text.length() > 6 || !text.startsWith("--")) continue;
            if (text.equals("-- ")) return i;
            boolean plain = text.stripTrailing().equals("--") || text.equals("--\u00a0");
            if (plain && end - i <= LONGEST_PLAIN_DELIMITED && !doubled(lines, i, from, end))
                return i;
        }
        return end;
    }

    private static boolean onlySignature(List<Line> lines, int at, int end) {
        int others = 0;
        for (int i = at; i < end; i++)
            if (lines.get(i).mark() != Mark.SIGNATURE && !lines.get(i).blank()) others++;
        return others <= 1;
    }

    /// Several `--` lines are ruled text, not a signature.
    private static boolean doubled(List<Line> lines, int at, int from, int end) {
        int count = 0;
        for (int i = from; i < end; i++)
            if (lines.get(i).text().stripTrailing().equals("--")) count++;
        return count > 2 && at < end - 6;
    }

    /// A ruled block at the end whose words are those of list software or of a scanner.
    private static int footer(List<Line> lines, int from, int end) {
        int lowest = Math.max(from, end - LONGEST_PLAIN_DELIMITED);
        for (int i = end - 1; i >= lowest; i--) {
            String text = lines.get(i).text();
            boolean rule =
                    Announcements.separator(text)
                            || text.strip().equals("---")
                            || text.strip().equals("--")
                            || text.strip().equals("\u2014");
            if (rule && footerWords(lines, i + 1, end)) return i;
        }
        return end;
    }

    private static boolean footerWords(List<Line> lines, int from, int end) {
        for (int i = from; i < end; i++) {
            String lower = lines.get(i).text().toLowerCase(Locale.ROOT);
            for (String word : FOOTER_WORDS) if (lower.contains(word)) return true;
        }
        return false;
    }

    /// A `Sent from …` line at the end, perhaps with an address of the program below it.
    private static int sentFrom(List<Line> lines, int from, int end) {
        int last = lastWritten(lines, from, end);
        for (int i = last - 1; i >= from && i >= last - 3; i--) {
            if (lines.get(i).blank()) continue;
            if (isSentFrom(lines.get(i).text())
                    && (i == from || lines.get(i - 1).blank() || i == last - 1)) return i;
        }
        return end;
    }

    static boolean isSentFrom(String line) {
        String text = line.strip();
        while (!text.isEmpty() && "*_[<(".indexOf(text.charAt(0)) >= 0) text = text.substring(1);
        int link = text.indexOf('<');
        String words = (link > 0 ? text.substring(0, link) : text).strip();
        if (words.length() > LONGEST_SENT_FROM
                || words.isEmpty()
                || words.endsWith("?")
                || words.contains(". ")) return false;
        String lower = words.toLowerCase(Locale.ROOT);
        for (String start : SENT_FROM) {
            if (lower.startsWith(start)) return plausible(words, lower, start);
        }
        return false;
    }

    /// `Sent by courier yesterday` is not a signature: a name in capitals must follow, or a device.
    private static boolean plausible(String words, String lower, String start) {
        if (start.startsWith("von meinem") || start.equals("az iphone")) {
            return SENT_FROM_BEHIND.stream().anyMatch(lower::contains);
        }
        if (start.endsWith("my ")
                || start.contains("iphone")
                || start.contains("outlook")
                || start.contains("我的")) {
            return words.split(" ", 14).length < 12;
        }
        String rest = words.substring(Math.min(words.length(), start.length()));
        if (rest.isBlank()) return true;
        String[] parts = rest.split(" ", 14);
        if (parts.length > 8) return false;
        for (String part : parts) {
            if (!part.isEmpty()
                    && (Character.isUpperCase(part.codePointAt(0))
                            || (part.length() > 1 && Character.isUpperCase(part.codePointAt(1)))))
                return true;
        }
        return lower.contains("mobil")
                || lower.contains("phone")
                || lower.contains("android")
                || lower.contains("tablet")
                || lower.contains("mail")
                || lower.contains("smartphone");
    }

    /// A closing phrase with a block of contact details below it. If a delimited signature follows,
    /// the closing before it stays with the text.
    private static int closing(List<Line> lines, int from, int limit, boolean delimited) {
        int end = lastWritten(lines, from, limit);
        if (delimited) return limit;
        for (int i = Math.max(from, end - LONGEST_CLOSING); i < end - 2; i++) {
            if (!closes(lines.get(i).text())) continue;
            if (hasContact(lines, i + 1, end)) return i;
        }
        return limit;
    }

    private static boolean closes(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.length() > 45) return false;
        int end = text.length();
        while (end > 0 && ",.!:;- ".indexOf(text.charAt(end - 1)) >= 0) end--;
        return CLOSING_SET.contains(text.substring(0, end).toLowerCase(Locale.ROOT));
    }

    /// True if short lines follow, and one of them is a telephone, an address on the net or a
    /// company.
    private static boolean hasContact(List<Line> lines, int from, int end) {
        int written = 0;
        boolean contact = false;
        for (int i = from; i < end; i++) {
            String text = lines.get(i).text().strip();
            if (text.isEmpty()) continue;
            written++;
            if (text.length() > 90) return false;
            if (text.endsWith("?")) return false;
            contact |= contact(text);
        }
        return contact && written >= 2;
    }

    private static boolean contact(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("www.")
                || lower.contains("http://")
                || lower.contains("https://")
                || lower.indexOf('@') > 0) return true;
        int digits = 0;
        for (int i = 0; i < text.length(); i++) if (Character.isDigit(text.charAt(i))) digits++;
        if (digits >= 7 && text.length() < 60) return true;
        return lower.startsWith("tel")
                || lower.startsWith("fax")
                || lower.startsWith("mob")
                || lower.startsWith("phone")
                || lower.startsWith("cell");
    }
}
