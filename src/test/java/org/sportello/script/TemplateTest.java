package org.sportello.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

class TemplateTest {

    private static final Function<String, Optional<String>> KNOWN =
            name ->
                    Optional.ofNullable(
                            Map.of("customer.firstName", "Maria", "ticket.number", "10482")
                                    .get(name));

    @Test
    void fillsWhatIsKnown() {
        assertEquals(
                "Dear Maria, about #10482:",
                Template.of("Dear {{customer.firstName}}, about #{{ ticket.number }}:")
                        .fill(KNOWN));
    }

    @Test
    void asksForWhatIsUnknownInTheOrderOfItsFirstUse() {
        var template =
                Template.of(
                        "{{ask:Order number}} {{customer.firstName}} {{order.date}} {{ask:Order"
                                + " number}}");
        assertEquals(List.of("ask:Order number", "order.date"), template.unknown(KNOWN));
    }

    @Test
    void leavesAHoleVisibleInsteadOfSendingIt() {
        assertEquals("On {{order.date}}.", Template.of("On {{order.date}}.").fill(KNOWN));
    }

    @Test
    void doesNotTouchTextThatMerelyLooksSimilar() {
        var text = "{ {a} } {{ }} {{1x}} $1 \\ {{not closed";
        assertEquals(text, Template.of(text).fill(KNOWN));
    }

    @Test
    void doesNotFillValuesAgain() {
        assertEquals(
                "{{ticket.number}}",
                Template.of("{{x}}").fill(name -> Optional.of("{{ticket.number}}")));
    }
}
