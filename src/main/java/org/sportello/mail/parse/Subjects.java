package org.sportello.mail.parse;

import java.util.List;
import java.util.Locale;

/// What programs write into subjects, in the usual languages.
final class Subjects {

    private static final List<String> AUTOREPLIES = List.of(
            "automatic reply", "auto reply", "auto-reply", "autoreply", "auto response", "auto-response", "autoresponse", "automatic response", "automated reply", "automated response", "out of office", "out of the office", "out-of-office", "ooo:", "away from the office", "vacation reply", "on vacation", "i am out of the office", "on leave:",
            "risposta automatica", "fuori ufficio", "fuori sede", "assente:", "assenza dall'ufficio", "messaggio automatico", "sono fuori ufficio",
            "automatische antwort", "automatische rückantwort", "abwesenheitsnotiz", "abwesenheit", "abwesend:", "abwesenheitsnachricht", "abwesenheitsassistent", "automatische abwesenheit", "nicht im büro", "nicht im hause",
            "réponse automatique", "reponse automatique", "absence du bureau", "message d'absence", "absent du bureau", "absence :", "réponse d'absence",
            "respuesta automática", "respuesta automatica", "fuera de la oficina", "fuera de oficina", "ausente de la oficina", "contestación automática",
            "resposta automática", "resposta automatica", "fora do escritório", "ausente do escritório", "ausência temporária",
            "automatisch antwoord", "automatische reactie", "automatisch bericht", "afwezigheidsmelding", "afwezigheidsbericht", "afwezig:", "niet aanwezig:",
            "autosvar", "automatiskt svar", "frånvaroanmälan", "automatisk svar", "automatisk besvarelse", "fraværsmelding", "ikke til stede", "ikke på kontoret", "fraværsbesked",
            "automaattinen vastaus", "poissaoloviesti", "poissa:", "odpowiedź automatyczna", "automatyczna odpowiedź", "nieobecność", "poza biurem", "autoodpowiedź",
            "automatická odpověď", "automatická odpoveď", "mimo kancelář", "mimo kanceláriu", "automatikus válasz", "házon kívül", "răspuns automat", "raspuns automat", "în afara biroului",
            "автоматический ответ", "автоответ", "автоматическое уведомление", "нет на месте", "автоматична відповідь", "автовідповідь", "otomatik yanıt", "otomatik cevap", "ofis dışında", "αυτόματη απάντηση", "εκτός γραφείου",
            "自動返信", "自動応答", "不在通知", "自动答复", "自动回复", "自動回覆", "외출 중", "자동 회신", "자동 응답", "부재중", "תשובה אוטומטית", "رد تلقائي", "automatski odgovor", "samodejni odgovor", "resposta automàtica", "trả lời tự động");

    private static final List<String> ACKNOWLEDGEMENTS = List.of(
            "we have received your", "we've received your", "your request has been received", "request received", "your message has been received", "thank you for contacting", "thanks for contacting", "thank you for your email", "thank you for your e-mail", "thank you for your message", "thank you for your request", "your ticket has been", "ticket received", "ticket created", "case received", "case created",
            "abbiamo ricevuto", "la tua richiesta è stata", "la sua richiesta", "richiesta ricevuta", "conferma di ricezione", "conferma ricezione", "ticket aperto",
            "wir haben ihre", "ihre anfrage", "eingangsbestätigung", "vielen dank für ihre", "empfangsbestätigung", "nous avons bien reçu", "nous avons reçu", "accusé de réception", "votre demande",
            "hemos recibido", "acuse de recibo", "su solicitud", "recebemos", "wij hebben uw", "we hebben je", "ontvangstbevestiging", "ticket#", "[ticket");

    private static final List<String> BOUNCES = List.of(
            "undeliverable", "undelivered mail", "undelivered message", "undeliverable message", "undeliverable mail", "returned mail", "returned to sender", "mail returned", "delivery status notification", "delivery notification", "delivery failure", "delivery failed", "delivery has failed", "delivery delayed", "delivery report", "delivery error", "delivery incomplete",
            "failure notice", "failed delivery", "failed mail", "mail delivery failed", "mail delivery failure", "mail delivery problem", "mail delivery error", "mail delivery system", "mail delivery status", "mail delivery warning", "mail delivery: ", "mail could not be delivered", "message could not be delivered", "message not delivered", "message delivery has failed", "message delivery failure", "message delivery delayed", "mail system error", "non remis", "nondeliverable mail", "non delivery report", "non-delivery", "nondelivery",
            "delayed mail", "delayed delivery", "email delivery", "e-mail delivery", "warning: could not send", "warning: message", "warning--could not send", "could not send message", "could not deliver", "could not be delivered", "unable to deliver", "unzustellbar", "nicht zustellbar", "nicht zugestellt", "zustellung fehlgeschlagen", "übermittlungsstatus", "unzustellbare", "zustellbericht", "benachrichtigung zum übermittlungsstatus", "mail konnte nicht",
            "mancato recapito", "recapito non riuscito", "messaggio non recapitato", "non recapitabile", "impossibile recapitare", "consegna non riuscita", "avviso di mancata consegna", "mancata consegna", "notifica di mancato recapito",
            "non remise", "échec de la remise", "échec de remise", "échec de livraison", "courrier non distribué", "impossible de remettre", "avis de non-remise", "non distribué", "no se puede entregar", "no entregado", "entrega fallida", "no se pudo entregar", "error de entrega", "devuelto al remitente", "imposible entregar",
            "não entregue", "falha na entrega", "não foi possível entregar", "niet bezorgbaar", "onbestelbaar", "niet afgeleverd", "bezorging mislukt", "kan inte levereras", "ej leveransbart", "leveransfel", "olevererbart", "kan ikke leveres", "kunne ikke leveres", "ikke leveret", "toimitus epäonnistui", "ei voi toimittaa", "niedostarczalne", "nie dostarczono", "nie można dostarczyć", "niedoręczalne", "nedoručitelné", "nedoručené", "kézbesíthetetlen", "nelivrabil",
            "недоставленное сообщение", "не доставлено", "не удалось доставить", "ваше сообщение не доставлено", "недоставлен", "не доставлен", "teslim edilemedi", "iletilemedi", "αδυναμία παράδοσης", "配信不能", "配信エラー", "送信エラー", "配送エラー", "メール不達", "エラーメール", "メッセージを配信できません", "未送達", "未送达", "退信", "无法投递", "投递失败", "系统退信", "반송", "전송 실패", "배달되지 않음", "complaint about message", "abuse report", "spam report", "feedback loop");

    private Subjects() {}

    /// True for the subject of an absence note. An answer to one (`Re: Automatic reply: …`) is not.
    static boolean isAutoreply(String subject) {
        String lower = subject.toLowerCase(Locale.ROOT).strip();
        while (lower.startsWith("[") && lower.indexOf(']') > 0) lower = lower.substring(lower.indexOf(']') + 1).strip();
        if (lower.startsWith("auto:") || lower.startsWith("[auto]") || lower.startsWith("auto :")) return true;
        for (String start : AUTOREPLIES) if (lower.startsWith(start)) return true;
        return false;
    }

    static boolean isAcknowledgement(String subject) {
        String lower = subject.toLowerCase(Locale.ROOT).strip();
        for (String start : ACKNOWLEDGEMENTS) if (lower.contains(start)) return true;
        return false;
    }

    static boolean isBounce(String subject) {
        String lower = subject.toLowerCase(Locale.ROOT);
        if (lower.startsWith("re:") || lower.startsWith("aw:") || lower.startsWith("fwd:") || lower.startsWith("fw:") || lower.startsWith("r:")) return false;
        for (String words : BOUNCES) if (lower.contains(words)) return true;
        return false;
    }
}
