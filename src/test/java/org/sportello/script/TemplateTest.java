package org.sportello.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class TemplateTest {

    private static Optional<String> known(String name) {
        return Optional.ofNullable(
                Map.of("customer.firstName", "Maria", "ticket.number", "10482").get(name));
    }

    @Test
    void fillsWhatIsKnown() {
        assertEquals(
                "Dear Maria, about #10482:",
                Template.of("Dear {{customer.firstName}}, about #{{ ticket.number }}:")
                        .fill(TemplateTest::known));
    }

    @Test
    void asksForWhatIsUnknownInTheOrderOfItsFirstUse() {
        var template =
                Template.of(
                        "{{ask:Order number}} {{customer.firstName}} {{order.date}} {{ask:Order"
                                + " number}}");
        assertEquals(
                List.of("ask:Order number", "order.date"), template.unknown(TemplateTest::known));
    }

    @Test
    void leavesAHoleVisibleInsteadOfSendingIt() {
        assertEquals(
                "On {{order.date}}.", Template.of("On {{order.date}}.").fill(TemplateTest::known));
    }

    @Test
    void doesNotTouchTextThatMerelyLooksSimilar() {
        var text = "{ {a} } {{ }} {{1x}} $1 \\ {{not closed";
        assertEquals(text, Template.of(text).fill(TemplateTest::known));
    }

    @Test
    void doesNotFillValuesAgain() {
        assertEquals(
                "{{ticket.number}}",
                Template.of("{{x}}").fill(name -> Optional.of("{{ticket.number}}")));
    }
}
