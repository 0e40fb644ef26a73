package org.sportello.mail.parse.fold;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Lines that announce an earlier message without quoting it line by line: `-----Original
/// Message-----`, `---------- Forwarded message ----------`, `Begin forwarded message:`, in the
/// usual languages.
final class Announcements {

    private static final int LONGEST = 120;

    /// What stands between dashes, in lower case.
    private static final Set<String> BETWEEN_DASHES =
            words(
                    """
                    original message|original-nachricht|originalnachricht|ursprüngliche nachricht|ursprungliche nachricht|ursprüngliche mail|original email|original mail
                    original e-mail|original message header|original appointment|originaltermin|ursprünglicher termin|message d'origine|message d’origine|message original|message initial|mail original
                    courriel original|e-mail d'origine|messaggio originale|messaggio originario|email originale|mail originale|mensaje original|correo original|mensagem original
                    oorspronkelijk bericht|origineel bericht|originele bericht|ursprungligt meddelande|originalmeddelande|original meddelelse|oprindelig meddelelse
                    opprinnelig melding|originalmelding|alkuperäinen viesti|oryginalna wiadomość|wiadomość oryginalna|wiadomość pierwotna|original wiadomość|původní zpráva|pôvodná správa|eredeti üzenet
                    mesaj original|mesajul original|исходное сообщение|исходное письмо|оригинальное сообщение|первоначальное сообщение|оригінал повідомлення|вихідне повідомлення|початкове повідомлення|orijinal mesaj|özgün ileti|orijinal ileti
                    αρχικό μήνυμα|αυθεντικό μήνυμα|元のメッセージ|オリジナルメッセージ|original message from|原始邮件|原邮件|原始郵件|原始信件|원본 메시지|원본 메일|הודעה מקורית|الرسالة الأصلية|الرسالة الأصليّة|thư gốc|pesan asli
                    izvorna poruka|originalna poruka|izvirno sporočilo|missatge original|reply message|reply to message|mensagem de origem|ответ|antwort
                    forwarded message|forwarded mail|forwarded email|forwarded by|weitergeleitete nachricht|messaggio inoltrato|message transféré|message transmis|courriel transféré|mensaje reenviado
                    mensagem encaminhada|mensagem reencaminhada|doorgestuurd bericht|vidarebefordrat meddelande|vidarebefordrat mejl|vidaresendt melding|videresendt melding|videresendt meddelelse|videresendt besked|välitetty viesti|edelleenlähetetty viesti
                    wiadomość przekazana|przekazana wiadomość|treść przekazanej wiadomości|přeposlaná zpráva|předaná zpráva|preposlaná správa|továbbított üzenet|mesaj redirecționat|mesaj retransmis|пересылаемое сообщение|пересланное сообщение|переслане повідомлення
                    пересланное письмо|iletilen mesaj|yönlendirilmiş ileti|προωθημένο μήνυμα|転送メッセージ|转发的邮件|转发邮件|轉寄郵件|전달된 메시지|전달된 메일|הודעה שהועברה|رسالة معاد توجيهها|missatge reenviat|proslijeđena poruka|posredovano sporočilo\
                    """);

    /// What stands alone, often with a colon.
    private static final Set<String> ALONE =
            words(
                    """
                    begin forwarded message|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|inizio messaggio inoltrato|début du message réexpédié|début du message transféré|inicio del mensaje reenviado|início da mensagem encaminhada|início da mensagem reencaminhada
                    begin doorgestuurd bericht|vidarebefordrat mejl|vidarebefordrat brev|videresendt besked|start på videresendt besked|start på videresendt melding|start videresendt melding|välitetty viesti alkaa|välitetyn viestin alku|początek przekazywanej wiadomości|początek przekazanej wiadomości|začátek přeposílané zprávy|začiatok preposlanej správy
                    továbbított levél kezdete|начало переадресованного сообщения|початок листа, що пересилається|i̇letilmiş mesajın başlangıcı|başlangıç iletilen ileti|αρχή προωθημένου μηνύματος|転送されたメッセージ|転送メール|下面是被转发的邮件|开始转发邮件|전달된 메시지 시작|inici del missatge reenviat|inițierea mesajului redirecționat|început mesaj redirecționat\
                    """);

    private Announcements() {}

    private static Set<String> words(String list) {
        Set<String> words = new HashSet<>();
        for (String word : list.split("[|\\n]", 0)) words.add(word.strip());
        return words;
    }

    /// True for a line that says: here begins an earlier message.
    static boolean announces(String line) {
        if (line.length() > LONGEST) return false;
        String text = line.strip();
        if (text.isEmpty()) return false;
        int from = 0;
        int to = text.length();
        while (from < to && frame(text.charAt(from))) from++;
        while (to > from
                && (frame(text.charAt(to - 1))
                        || text.charAt(to - 1) == ':'
                        || text.charAt(to - 1) == '：')) to--;
        if (from == to) return false;
        String inner = text.substring(from, to).strip().toLowerCase(Locale.ROOT);
        boolean framed = dashes(text, 0, from) >= 2;
        if (framed)
            return BETWEEN_DASHES.contains(inner)
                    || inner.startsWith("forwarded by ")
                    || inner.startsWith("original message from ")
                    || inner.startsWith("forwarded message from");
        return ALONE.contains(inner);
    }

    /// True for the words of an announcement without the dashes; only a header block below makes it
    /// one.
    static boolean mayAnnounce(String line) {
        if (line.length() > LONGEST) return false;
        String inner = line.replace('*', ' ').replace(':', ' ').strip().toLowerCase(Locale.ROOT);
        return BETWEEN_DASHES.contains(inner) || separator(line) || framed(line);
    }

    /// A line of dashes or underscores.
    static boolean separator(String line) {
        String text = line.strip();
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!frame(text.charAt(i))) return false;
            if (text.charAt(i) != ' ' && text.charAt(i) != '*') marks++;
        }
        return marks >= 5;
    }

    /// Words between dashes on both sides, whatever they are.
    private static boolean framed(String line) {
        String text = line.strip();
        return text.length() > 8
                && dashes(text, 0, 3) == 3
                && dashes(text, text.length() - 3, text.length()) == 3;
    }

    private static int dashes(String text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++)
            if (text.charAt(i) == '-'
                    || text.charAt(i) == '_'
                    || text.charAt(i) == '='
                    || text.charAt(i) > '\u2000') count++;
        return count;
    }

    private static boolean frame(char c) {
        return c == '-'
                || c == '_'
                || c == '='
                || c == '*'
                || c == ' '
                || c == '>'
                || c == '\u2014'
                || c == '\u2013'
                || c == '\u2500'
                || c == '\u2015'
                || c == '~';
    }
}
