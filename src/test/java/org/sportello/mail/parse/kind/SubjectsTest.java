package org.sportello.mail.parse.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.mail.message.MailKind;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.parse.MailParser;

import java.util.List;
import java.util.Set;

class SubjectsTest {

    private static ParsedMail parse(String headers, String text) {
        var mail = "From: Anna <anna@example.org>\n" + headers + "\n\n" + text + "\n";
        return new MailParser(Set.of("aiuto@example.com"), _ -> false).parse(mail.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Automatic reply: x",
                "Risposta automatica: x",
                "Automatische Antwort: x",
                "Réponse automatique : x",
                "Respuesta automática: x",
                "Resposta automática: x",
                "Automatisch antwoord: x",
                "Automatiskt svar: x",
                "Automatisk svar: x",
                "Automaattinen vastaus: x",
                "Odpowiedź automatyczna: x",
                "Automatická odpověď: x",
                "Automatikus válasz: x",
                "Răspuns automat: x",
                "Автоматичен отговор: x",
                "Автоматический ответ: x",
                "Автоматична відповідь: x",
                "Аутоматски одговор: x",
                "Automatski odgovor: x",
                "Samodejni odgovor: x",
                "Αυτόματη απάντηση: x",
                "Otomatik yanıt: x",
                "Automaatvastus: x",
                "Automātiskā atbilde: x",
                "Automatinis atsakymas: x",
                "自動応答: x",
                "自动答复: x",
                "自動回覆: x",
                "자동 회신: x",
                "תשובה אוטומטית: x",
                "الرد التلقائي: x",
                "ตอบกลับอัตโนมัติ: x",
                "Trả lời tự động: x",
                "Balasan otomatis: x",
                "Erantzun automatikoa: x",
                "स्वचालित उत्तर: x",
                "Sjálfvirkt svar: x",
                "Përgjigje automatike: x",
                "پاسخ خودکار: x"
            })
    void an_absence_note_is_known_by_its_subject_in_any_language(String subject) {
        assertTrue(Subjects.isAutoreply(subject));
        assertFalse(Subjects.isAutoreply("Re: " + subject));
        assertEquals(MailKind.AUTOREPLY, parse("Subject: " + subject, "…").kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-AutoReply-Sender: a",
                "X-Autorespond: x",
                "X-Auto-Reply-From: a",
                "X-Auto-Response: yes",
                "Auto-Submitted: auto-replied (vacation)",
                "Auto-Submitted: auto-notified",
                "Precedence: auto_reply",
                "X-Mailer: vacation 1.2",
                "X-Delivery-Agent: TMDA/1.0.3 (Seattle Slew)"
            })
    void programs_say_what_they_are(String header) {
        assertEquals(MailKind.AUTOREPLY, parse("Subject: Fattura\n" + header, "Sono via.").kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Auto-Response-Suppress: All",
                "X-Auto-Response-Suppress: DR, OOF, AutoReply",
                "Auto-Submitted: no",
                "X-Autoreply: no",
                "Precedence: first-class",
                "X-Loop: other@example.net",
                "X-MS-Exchange-Inbox-Rules-Loop: anna@example.org"
            })
    void what_programs_of_people_add_makes_nobody_a_program(String header) {
        assertEquals(MailKind.CUSTOMER, parse("Subject: Fattura\n" + header, "Grazie.").kind());
    }

    @Test
    void an_absence_in_own_words_counts_where_it_answers_or_says_what_such_notes_say() {
        var away = "I am on vacation until Monday.";
        assertEquals(MailKind.CUSTOMER, parse("Subject: On vacation", away).kind());
        assertEquals(
                MailKind.CUSTOMER,
                parse("Subject: On vacation", away + " Can you deliver when I return?").kind());
        assertEquals(
                MailKind.AUTOREPLY,
                parse(
                                "Subject: On vacation",
                                "Thank you for your mail. " + away + " For urgent matters: Bruno.")
                        .kind());
        assertEquals(
                MailKind.CUSTOMER,
                parse("Subject: On vacation", away + " In urgent cases call me.").kind());
        assertEquals(
                MailKind.CUSTOMER,
                parse("Subject: On vacation\nIn-Reply-To: <a@example.com>", away + " And then?")
                        .kind());
        assertEquals(
                MailKind.CUSTOMER,
                parse("Subject: AW: Vacation\nIn-Reply-To: <a@example.com>", away).kind());
        assertEquals(
                MailKind.AUTOREPLY,
                parse("Subject: On vacation\nIn-Reply-To: <a@example.com>", away).kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Automatic reply|I keep getting the automatic reply of your shop.",
                "Automatic reply: how do I switch it off?|All my customers get one. Please help.",
                "Out of office|I am out of the office a lot. Where do I set that up?",
                "Gelesen: AGB|Ich habe die AGB gelesen und bin nicht einverstanden.",
                "Re: We have received your request|It says: this is an automatic message. When?",
                "Ihre Anfrage|Sie schreiben, meine Anfrage ist eingegangen und wird bearbeitet.",
                "Please confirm your message|You promised 20 euro. Please confirm that."
            })
    void customers_write_about_automatic_mail_too(String subject, String text) {
        assertEquals(MailKind.CUSTOMER, parse("Subject: " + subject, text).kind());
    }

    @Test
    void answers_and_forwards_are_known_in_the_usual_languages() {
        for (var subject :
                List.of(
                        "Re: x",
                        "AW: x",
                        "R: x",
                        "I: x",
                        "Fwd: x",
                        "WG: x",
                        "TR : x",
                        "RV: x",
                        "回复：x",
                        "[a] Re[2]: x")) assertTrue(Subjects.answersOrForwards(subject), subject);
        for (var subject :
                List.of("Undeliverable: x", "Rechnung: x", "Info: x", "Returned mail: x"))
            assertFalse(Subjects.answersOrForwards(subject), subject);
    }
}
