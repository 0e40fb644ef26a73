package org.sportello.desk.view.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;
import java.util.ResourceBundle;

class WhyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "our own mail came back",
                "our own id",
                "our id in references #2",
                "our id in in-reply-to",
                "in-reply-to",
                "references #3",
                "returned message",
                "answered by a mail that came before",
                "thread-index",
                "references, closed for long",
                "our id in references #2, closed for long",
                "number in the address",
                "number in the subject",
                "number in the subject quoted by a stranger",
                "subject and people",
                "number of another desk and people",
                "subject of an answer that came before",
                "recipient and subject of a report",
                "same message, changed on its way",
                "no matching ticket",
                "forwarded by one of us",
                "ours, to nobody outside",
                "ours, to many",
                "written by us",
                "new matter",
                "new",
                "found by a mail that came later",
                "acknowledgement",
                "received before",
                "our sent mail"
            })
    void every_decision_has_a_sentence_in_both_languages(String why) {
        for (var locale : new Locale[] {Locale.ROOT, Locale.ITALIAN}) {
            var words = ResourceBundle.getBundle("org.sportello.desk.messages", locale);
            assertTrue(words.containsKey(Why.key(why)), why);
        }
    }

    @Test
    void what_sounds_alike_is_told_apart() {
        assertEquals("desk.why.stranger", Why.key("number in the subject quoted by a stranger"));
        assertEquals("desk.why.number", Why.key("number in the subject"));
        assertEquals("desk.why.foreign", Why.key("number of another desk and people"));
        assertEquals("desk.why.closed", Why.key("references, closed for long"));
    }

    @Test
    void a_sentence_names_a_place_or_a_ticket_and_no_word_of_the_program() {
        assertEquals("#3", Why.detail("references #3"));
        assertEquals("#12", Why.detail("moved #12"));
        assertEquals("", Why.detail("subject and people"));
        assertEquals("desk.why.returned", Why.key("our id in returned message"));
    }
}
