package org.sportello.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;
import java.util.Optional;

class PlaybookTest {

    private static final String PARCEL =
            """
            name: Where is my parcel
            language: en
            steps:
              - id: where
                ask: Does the tracking page show a date?
                choices:
                  - {label: "Yes", next: dated}
                  - {label: "No", next: lost}
              - id: dated
                ask: Which date?
                answer: date
              - insert: "Your parcel arrives on {{answer.date}}."
                next: end
              - id: lost
                set: {priority: high, state: waiting}
              - article: Lost parcels
            """;

    private final Flow flow = new PlaybookReader().read(PARCEL);

    @Test
    void oneBranchAsksAndInsertsTheAnswer() {
        var run = Run.start(flow).answer("Yes").answer("3 May");
        var insert = assertInstanceOf(Step.Insert.class, run.current());
        assertEquals(Optional.of("3 May"), run.value("answer.date"));
        assertEquals("Your parcel arrives on 3 May.", Template.of(insert.text()).fill(run::value));
        assertTrue(run.advance().over());
    }

    @Test
    void theOtherBranchSetsFieldsAndOpensTheArticleBelow() {
        var run = Run.start(flow).answer("No");
        assertEquals(
                Map.of("priority", "high", "state", "waiting"),
                assertInstanceOf(Step.SetFields.class, run.current()).fields());
        run = run.advance();
        assertEquals(
                "Lost parcels", assertInstanceOf(Step.OpenArticle.class, run.current()).title());
        assertTrue(run.advance().over());
    }

    @Test
    void goingBackIsKeepingTheOlderRun() {
        var before = Run.start(flow);
        var after = before.answer("Yes");
        assertEquals("where", before.current() == null ? "" : before.current().id());
        assertEquals(1, after.trail().size());
        assertEquals(0, before.trail().size());
    }

    @Test
    void theSummaryHoldsQuestionsAndAnswers() {
        assertEquals(
                "- Does the tracking page show a date? **Yes**\n- Which date? **3 May**\n",
                Run.start(flow).answer("Yes").answer("3 May").advance().summary());
    }

    @Test
    void anAnswerThatIsNoChoiceIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Run.start(flow).answer("Perhaps"));
        assertThrows(IllegalStateException.class, () -> Run.start(flow).advance());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'name: x'                                            | script.playbook.no-steps",
                "'steps: [{id: a, ask: b}, {id: a, ask: c}]'          | script.playbook.same-id",
                "'steps: [{id: end, ask: b}]'                         | script.playbook.same-id",
                "'steps: [{id: a, dance: b}]'                         |"
                        + " script.playbook.unknown-step",
                "'steps: [{id: a, ask: b, next: nowhere}]'            |"
                        + " script.playbook.no-such-step",
                "'steps: [{id: a, set: {colour: red}}]'               |"
                        + " script.playbook.unknown-field",
                "'steps: [{id: a, ask: b, choices: [{next: end}]}]'   |"
                        + " script.playbook.empty-choice",
                "'steps: [{'                                          | script.playbook.syntax",
            })
    void aMistakeIsNamed(String definition, String key) {
        assertEquals(
                key,
                assertThrows(PlaybookUnreadable.class, () -> new PlaybookReader().read(definition))
                        .key());
    }
}
