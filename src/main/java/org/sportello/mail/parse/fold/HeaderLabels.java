package org.sportello.mail.parse.fold;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The header that mail programs write above an earlier message (`From: … Sent: … To: … Subject:
/// …`), in the languages they speak.
final class HeaderLabels {

    /// What a label introduces.
    enum Label {
        FROM,
        TO,
        DATE,
        SUBJECT,
        OTHER
    }

    /// A block of header lines, `[from, to)`.
    record Block(int from, int to) {}

    private static final int LONGEST_LABEL = 40;
    private static final int MOST_LINES = 16;
    private static final Map<String, Label> LABELS = new HashMap<>();

    static {
        put(
                Label.FROM,
                "from|da|von|de|van|från|fra|lähettäjä|od|odesílatel|odosielateľ|feladó|de"
                    + " la|от|від|kimden|gönderen|από|差出人|发件人|寄件者|寄件人|보낸"
                    + " 사람|보낸사람|מאת|من|จาก|từ|dari|din|expéditeur|mittente|absender|remitente|remetente|expeditor|отправитель|відправник|nadawca|送信元|送信者|saatja|no|nuo|aan"
                    + " från|от кого|від кого|szerző");
        put(
                Label.TO,
                "to|a|an|à|para|aan|till|til|vastaanottaja|do|komu|címzett|către|catre|кому|kime|alıcı|προς|宛先|收件人|收件者|받는"
                    + " 사람|받는사람|אל|إلى|ถึง|đến|kepada|per|destinataire|destinatario|destinatário|empfänger|do:|dla|prima|за|kam|kam:|до|alici");
        put(
                Label.DATE,
                "date|sent|data|inviato|inviato il|gesendet|gesendet am|datum|envoyé|envoyé"
                    + " le|enviado|enviado el|enviada em|enviado"
                    + " em|fecha|verzonden|verstuurd|skickat|sendt|sendte|dato|lähetetty|päivämäärä|pvm|wysłano|wysłane|odesláno|dátum|dátum:|odoslané|poslané|küldve|elküldve|küldés"
                    + " ideje|trimis|trimisă|dată|отправлено|дата|надіслано|gönderme"
                    + " tarihi|gönderildi|tarih|ημερομηνία|στάλθηκε|αποστολή|送信日時|日時|日付|发送时间|发送日期|日期|寄件日期|傳送日期|보낸"
                    + " 날짜|날짜|נשלח|תאריך|تاريخ الإرسال|التاريخ|ngày|đã"
                    + " gửi|dikirim|tanggal|poslano|poslato|when|time|ora|le|sent on|date"
                    + " sent|jour");
        put(
                Label.SUBJECT,
                "subject|oggetto|betreff|objet|asunto|assunto|onderwerp|ämne|emne|aihe|temat|předmět|predmet|tárgy|subiect|тема|konu|θέμα|件名|主题|主旨|主題|제목|נושא|الموضوع|เรื่อง|chủ"
                    + " đề|subjek|perihal|naslov|тэма|относно|re|topic|titel");
        put(
                Label.OTHER,
                "cc|bcc|ccn|cci|kopie|kopie"
                    + " an|kopia|copia|copie|kopi|kópia|cópia|cc:|копия|копія|másolat|másolatot"
                    + " kap|bilgi|κοινοποίηση|抄送|副本|참조|кому копия|reply-to|reply to|rispondi"
                    + " a|risposta|antwort an|responder a|répondre à|antwoord aan|svar till|svar"
                    + " til|odpowiedz do|odpověď komu|allegati|attachments|anlagen|anhänge|pièces"
                    + " jointes|pj|archivos"
                    + " adjuntos|adjuntos|anexos|bijlagen|bilagor|vedlegg|liitteet|załączniki|přílohy|importance|importanza|wichtigkeit|priority|priorität|priorità|priorité|prioridad|organization|organisation|resent-from|bilaga|sensitivity|categories|message-id|in-reply-to|newsgroups|list|on"
                    + " behalf of|im auftrag von|per conto di");
    }

    private HeaderLabels() {}

    private static void put(Label label, String names) {
        for (String name : names.split("\\|", 0)) LABELS.putIfAbsent(name, label);
    }

    /// The label that a line starts with, or null. Bold marks, bullets and quotation marks before
    /// it do not matter.
    static @Nullable Label label(String line) {
        int start = 0;
        while (start < line.length()
                && start < 12
                && " \t*_>|\u00a0\u200e".indexOf(line.charAt(start)) >= 0) start++;
        int limit = Math.min(line.length(), start + LONGEST_LABEL);
        int colon = start;
        while (colon < limit && line.charAt(colon) != ':' && line.charAt(colon) != '：') colon++;
        if (colon == limit || colon == start) return null;
        int end = colon;
        while (end > start && " *_\u00a0\t".indexOf(line.charAt(end - 1)) >= 0) end--;
        return LABELS.get(line.substring(start, end).toLowerCase(Locale.ROOT));
    }

    /// The header block that starts at the line, or null. Three different labels are needed, or two
    /// below a line that already announces an earlier message.
    static @Nullable Block at(List<Line> lines, int index, boolean announced) {
        Label first = label(lines.get(index).text());
        if (first == null || first == Label.OTHER) return null;
        Set<Label> seen = EnumSet.noneOf(Label.class);
        int end = index;
        int between = 0;
        for (int i = index; i < lines.size() && i < index + MOST_LINES; i++) {
            String text = lines.get(i).text();
            Label label = label(text);
            if (label != null) {
                if (label == first && i > index && label != Label.OTHER) break;
                seen.add(label);
                if (label != Label.SUBJECT && alsoSubject(text)) seen.add(Label.SUBJECT);
                end = i + 1;
                between = 0;
            } else if (lines.get(i).blank()) {
                if (complete(seen) || ++between > 1) break;
            } else if (++between > 2
                    || (complete(seen)
                            && seen.contains(Label.SUBJECT)
                            && seen.contains(Label.TO))) {
                break;
            }
        }
        seen.remove(Label.OTHER);
        boolean enough = seen.size() >= 3 || (announced && seen.size() >= 2);
        return enough && seen.contains(Label.FROM) ? new Block(index, end) : null;
    }

    private static boolean complete(Set<Label> seen) {
        return seen.contains(Label.FROM)
                && seen.contains(Label.SUBJECT)
                && (seen.contains(Label.DATE) || seen.contains(Label.TO));
    }

    /// `À : abc@example.fr Objet : …` in one line.
    private static boolean alsoSubject(String line) {
        int at = line.indexOf(" : ");
        while (at > 0) {
            int start = line.lastIndexOf(' ', at - 1);
            if (start > 0
                    && LABELS.get(line.substring(start + 1, at).toLowerCase(Locale.ROOT))
                            == Label.SUBJECT) return true;
            at = line.indexOf(" : ", at + 3);
        }
        return false;
    }
}
