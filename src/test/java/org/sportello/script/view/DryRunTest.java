package org.sportello.script.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sportello.script.PlaybookReader;
import org.sportello.script.Step;

class DryRunTest {

    private static DryRun run(String steps) {
        return new DryRun(new PlaybookReader().read("name: x\nsteps:\n" + steps));
    }

    @Test
    void whatNeedsNoAnswerIsDoneUpToTheNextQuestion() {
        var run = run("  - insert: Hello\n  - ask: Which?\n    answer: which\n  - set: {tag: a}\n");
        assertEquals(1, run.run().trail().size());
        assertInstanceOf(Step.Question.class, run.current());
        run.answer("this");
        assertTrue(run.over());
        assertEquals(3, run.run().trail().size());
    }

    @Test
    void goesBackToTheQuestionAnsweredLast() {
        var run = run("  - ask: One?\n  - ask: Two?\n");
        assertFalse(run.canGoBack());
        run.answer("1");
        run.answer("2");
        run.back();
        assertEquals("Two?", ((Step.Question) run.current()).text());
        run.back();
        assertEquals("One?", ((Step.Question) run.current()).text());
        assertTrue(run.run().answers().isEmpty());
    }

    @Test
    void stepsThatLeadBackToThemselvesAreNoticed() {
        var run = run("  - id: a\n    insert: Hello\n  - insert: again\n    next: a\n");
        assertTrue(run.circling());
    }
}
