package org.sportello.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sportello.ui.MessageAudit.Report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// English and Italian say the same things, every sentence is used, and every key used has its
/// sentence.
class BundlesTest {

    /// Families of keys that code puts together at run time, each with the reason. Everything else
    /// must appear in the code as it is written here.
    private static final Set<String> BUILT_AT_RUN_TIME =
            Set.of(
                    // Features name the group of their commands on the shortcut sheet:
                    // <feature>.commands
                    "*.commands",
                    // The next step of a problem is looked up beside its sentence
                    "problem.*.next",
                    // PlaybookUnreadable puts what is wrong behind script.playbook
                    "problem.script.playbook.*",
                    // Every measure has a name and a definition: insight.kpi.<measure>[.definition]
                    "insight.kpi.*",
                    // Values have their names beside them: ticket.state.<state>,
                    // ticket.priority.<priority> …
                    "ticket.state.*",
                    "ticket.waiting.*",
                    "ticket.priority.*",
                    "ticket.queue.*",
                    "ticket.channel.*",
                    "ticket.event.*",
                    "customer.identity.*",
                    "customer.timeline.*",
                    // The Desk names what it shows by state, kind, order, value …
                    "desk.queues.*",
                    "desk.order.*",
                    "desk.column.*",
                    "desk.done.*",
                    "desk.kind.*",
                    "desk.invitation.*",
                    "desk.protection.*",
                    "desk.certified.*",
                    "desk.suspicion.*",
                    // … and so does the command line: how a mail of ours fared
                    "cli.ticket.delivery.*",
                    "cli.ticket.kind.*",
                    "desk.keep.*",
                    "desk.then.*",
                    "desk.value.*",
                    "desk.delivery.*",
                    "desk.timeline.here.*",
                    "desk.why.*",
                    "search.group.*",
                    "cli.search.type.*",
                    "cli.doctor.*",
                    // … and each command, option and argument explains itself
                    "cli.help.*");

    @Test
    void theBundlesAreConsistent() throws IOException {
        Report report =
                MessageAudit.of(
                        Path.of("src/main/resources/org/sportello"),
                        Path.of("src/main/java/org/sportello"),
                        BUILT_AT_RUN_TIME);
        assertEquals("", report.faults());
    }

    @Test
    void everyFolderOfMessagesIsKnown() throws IOException {
        assertEquals(
                List.of(),
                MessageAudit.folders(Path.of("src/main/resources/org/sportello")).stream()
                        .filter(folder -> !Bundles.FOLDERS.contains(folder))
                        .toList());
    }

    @Test
    void aMissingTranslationIsFound() {
        Report report =
                MessageAudit.check(
                        Map.of("a.one", "One", "a.two", "Two"),
                        Map.of("a.one", "Uno"),
                        "texts.get(\"a.one\"); texts.get(\"a.two\")",
                        Set.of());
        assertTrue(report.faults().contains("not in Italian: a.two"), report.faults());
    }

    @Test
    void aTranslationOfNothingIsFound() {
        Report report =
                MessageAudit.check(
                        Map.of("a.one", "One"),
                        Map.of("a.one", "Uno", "a.two", "Due"),
                        "texts.get(\"a.one\")",
                        Set.of());
        assertTrue(report.faults().contains("not in English: a.two"), report.faults());
    }

    @Test
    void aKeyInTheCodeWithoutASentenceIsFound() {
        Report report =
                MessageAudit.check(
                        Map.of("a.one", "One"),
                        Map.of("a.one", "Uno"),
                        "texts.get(\"a.one\"); texts.bind(\"a.lost\"); new Problem(\"a.bad\","
                                + " true)",
                        Set.of());
        assertTrue(report.faults().contains("no sentence for: a.lost"), report.faults());
        assertTrue(report.faults().contains("no sentence for: problem.a.bad"), report.faults());
    }

    @Test
    void aSentenceThatNobodyUsesIsFound() {
        Map<String, String> bundle = Map.of("a.one", "One", "a.old", "Old", "a.kind.x", "X");
        Report report =
                MessageAudit.check(bundle, bundle, "texts.get(\"a.one\")", Set.of("a.kind.*"));
        assertTrue(report.faults().contains("unused: a.old"), report.faults());
        assertFalse(report.faults().contains("a.kind.x"), report.faults());
    }

    @Test
    void aSentenceWithOtherArgumentsThanItsTranslationIsFound() {
        Report report =
                MessageAudit.check(
                        Map.of("a.one", "{0} of {1}"),
                        Map.of("a.one", "{0}"),
                        "texts.get(\"a.one\")",
                        Set.of());
        assertTrue(report.faults().contains("other arguments: a.one"), report.faults());
    }

    @Test
    void aSentenceThatIsNoPatternIsFound() {
        Map<String, String> bundle = Map.of("a.one", "{0,choice,nonsense");
        Report report = MessageAudit.check(bundle, bundle, "texts.get(\"a.one\")", Set.of());
        assertTrue(report.faults().contains("no pattern: a.one"), report.faults());
    }
}
