package org.sportello.script.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sportello.script.CannedReply;
import org.sportello.script.Playbook;
import org.sportello.script.Scripts;
import org.sportello.script.store.JooqScripts;
import org.sportello.storage.TestStore;
import org.sportello.ui.Awaited;
import org.sportello.ui.FxTest;
import org.sportello.ui.Pictures;
import org.sportello.ui.Texts;
import org.sportello.ui.Theme;
import org.sportello.ui.Tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

@FxTest
class ScriptsScreenTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private static final List<String> VARIABLES =
            List.of("customer.firstName", "customer.name", "ticket.number", "agent.name");
    private static final String PARCEL =
            """
            name: Where is my parcel
            language: en
            steps:
              - id: where
                ask: Does the tracking page show a date?
                choices:
                  - {label: "Yes", next: dated}
                  - {label: "No, it has not moved for days", next: lost}
              - id: dated
                ask: Which date?
                answer: date
              - insert: |
                  Dear {{customer.firstName}},

                  your parcel arrives on **{{answer.date}}**.
                next: end
              - id: lost
                set: {priority: high, state: waiting, tag: delivery}
              - article: Lost parcels
            """;

    private final TestStore store = TestStore.create();
    private final Scripts scripts =
            new JooqScripts(store.database(), store.log(), InstantSource.fixed(NOW));
    private Tools tools;
    private ScriptsScreen screen;
    private Scene scene;
    private Theme theme;

    @BeforeEach
    void start() {
        theme = new Theme();
        open(Locale.ENGLISH);
    }

    private void open(Locale language) {
        var texts = new Texts(language, InstantSource.fixed(NOW), ZoneId.of("Europe/Rome"));
        tools = Awaited.tools(texts, store.changes());
        screen = new ScriptsScreen(tools, scripts, VARIABLES, _ -> {});
        tools.commands().activate(screen.commands());
        scene = Pictures.scene((javafx.scene.Parent) screen.node(), theme, 1224, 772);
    }

    @AfterEach
    void end() {
        screen.close();
        theme.close();
        store.close();
    }

    private static <T> T elsewhere(Callable<T> job) {
        var task = new FutureTask<>(job);
        Thread.startVirtualThread(task);
        try {
            return task.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private CannedReply reply(String folder, String name, String body) {
        return elsewhere(
                () -> scripts.save(new CannedReply(0, 0, folder, name, "en", body, 0, NOW)));
    }

    private Playbook playbook(String text) {
        return elsewhere(
                () -> scripts.save(new Playbook(0, 0, "Where is my parcel", "en", text, 0, NOW)));
    }

    private List<CannedReply> stored() {
        return elsewhere(scripts::replies);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T extends Node> T find(String id) {
        Pictures.settle(scene);
        var node = scene.lookup("#" + id);
        assertTrue(node != null, id);
        return (T) node;
    }

    private void run(String command) {
        assertTrue(tools.commands().run("script.command." + command), command);
        Pictures.settle(scene);
    }

    @SuppressWarnings("unchecked")
    private List<ScriptRow> rows() {
        return ((ListView<ScriptRow>) scene.lookup("#scripts")).getItems();
    }

    @Test
    void theEndKeyShowsTheLastScriptWhole() {
        for (int i = 0; i < 60; i++) {
            reply("Folder " + i / 4, "Reply " + (100 + i), "Text");
        }
        open(Locale.ENGLISH);
        Pictures.settle(scene);
        ListView<?> list = (ListView<?>) scene.lookup("#scripts");
        list.requestFocus();
        javafx.event.Event.fireEvent(
                list,
                new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        javafx.scene.input.KeyCode.END,
                        false,
                        false,
                        false,
                        false));
        Pictures.settle(scene);
        Pictures.settle(scene);

        var bottom = list.localToScene(list.getLayoutBounds()).getMaxY();
        var lowest =
                list.lookupAll(".list-cell").stream()
                        .map(node -> (javafx.scene.control.ListCell<?>) node)
                        .filter(cell -> cell.isVisible() && !cell.isEmpty())
                        .filter(cell -> cell.getIndex() == list.getItems().size() - 1)
                        .findFirst()
                        .orElseThrow();
        var end = lowest.localToScene(lowest.getLayoutBounds()).getMaxY();
        assertTrue(
                end <= bottom + 0.5,
                end + " is below " + bottom + " with " + list.getFixedCellSize());
    }

    @Test
    void anEmptyScreenTeachesTheFirstStep() {
        this.<Button>find("script-command-new");
        Button first = (Button) scene.lookup(".empty #script-command-new");
        first.fire();
        assertEquals("", this.<TextField>find("script-name").getText());
    }

    @Test
    void newTypeSaveFound() {
        run("new");
        this.<TextField>find("script-name").setText("Late parcel");
        this.<TextArea>find("script-body").setText("Dear {{customer.firstName}}, soon.");
        run("save");
        assertEquals("Late parcel", stored().getFirst().name());
        assertEquals("en", stored().getFirst().language());
        this.<TextField>find("script-filter").setText("SOON");
        assertInstanceOf(ScriptRow.Entry.class, rows().getFirst());
        this.<TextField>find("script-filter").setText("never");
        assertEquals(List.of(), rows());
    }

    @Test
    void goingToAnotherScriptSavesWhatWasTypedAndCanBeTakenBack() {
        var first = reply("", "First", "one");
        var second = reply("", "Second", "two");
        screen.open(first.id());
        this.<TextArea>find("script-body").setText("one and more");
        screen.open(second.id());
        assertEquals("one and more", stored().getFirst().body());
        tools.notices().shown().getLast().run().run();
        assertEquals("one", stored().getFirst().body());
        assertEquals("two", this.<TextArea>find("script-body").getText());
    }

    @Test
    void whatSomebodyElseChangedIsNotOverwritten() {
        var first = reply("", "First", "one");
        screen.open(first.id());
        this.<TextArea>find("script-body").setText("mine");
        elsewhere(() ->
                scripts.save(new CannedReply(first.id(), 1, "", "First", "en", "theirs", 0, NOW)));
        run("save");
        assertEquals("theirs", stored().getFirst().body());
        assertTrue(scene.lookup(".stale-line").isVisible());
        assertEquals("mine", this.<TextArea>find("script-body").getText());
    }

    @Test
    void aDeletedScriptComesBackWhole() {
        var first = reply("", "First", "one");
        elsewhere(() -> {
            scripts.usedReply(first.id());
            return true;
        });
        screen.open(first.id());
        run("delete");
        assertEquals(List.of(), rows());
        tools.notices().shown().getLast().run().run();
        assertEquals(1, rows().size());
        assertEquals(1, stored().getFirst().uses());
    }

    @Test
    void theEndOfTheScreenDeletesForGood() {
        screen.open(reply("", "First", "one").id());
        run("delete");
        screen.close();
        assertEquals(List.of(), stored());
    }

    @Test
    void aNewPlaybookBeginsWithAnExampleThatCanBePlayed() {
        for (var language : Texts.LANGUAGES) {
            open(language);
            run("playbook");
            var text = this.<TextArea>find("playbook-text").getText();
            assertEquals(5, new org.sportello.script.PlaybookReader().read(text).steps().size());
            assertTrue(text.contains("{{answer."), text);
        }
    }

    @Test
    void aMistakeInAPlaybookIsShownWithItsLineAndNotSaved() {
        var parcel = playbook(PARCEL);
        screen.openPlaybook(parcel.id());
        TextArea text = find("playbook-text");
        text.setText(PARCEL.replace("next: dated", "next: nowhere"));
        Label verdict = find("playbook-verdict");
        assertTrue(verdict.getText().contains("nowhere"), verdict.getText());
        run("save");
        assertEquals(
                PARCEL,
                elsewhere(() -> scripts.findPlaybook(parcel.id())).orElseThrow().definition());
        text.setText(PARCEL.replace("Which date?", "Which day?"));
        run("save");
        assertTrue(
                elsewhere(() -> scripts.findPlaybook(parcel.id()))
                        .orElseThrow()
                        .definition()
                        .contains("Which day?"));
    }

    @Test
    void aPlaybookThatCannotBeSavedYetIsStillThereWhenOneComesBack() {
        var first = reply("", "First", "one");
        var parcel = playbook(PARCEL);
        screen.openPlaybook(parcel.id());
        this.<TextArea>find("playbook-text").setText(PARCEL + "  - nonsense: 1\n");
        screen.open(first.id());
        screen.openPlaybook(parcel.id());
        assertTrue(this.<TextArea>find("playbook-text").getText().contains("nonsense"));
    }

    @Test
    void aDryRunAsksAndShowsWhatWouldHappen() {
        screen.openPlaybook(playbook(PARCEL).id());
        run("play");
        Button yes =
                scene.getRoot().lookupAll(".button").stream()
                        .map(Button.class::cast)
                        .filter(button -> "Yes".equals(button.getText()))
                        .findFirst()
                        .orElseThrow();
        yes.fire();
        TextField answer = find("dry-run-answer");
        answer.setText("Friday");
        answer.fireEvent(new javafx.event.ActionEvent());
        assertTrue(scene.lookup("#dry-run-answer") == null);
        run("back");
        TextField again = find("dry-run-answer");
        Button on = find("dry-run-next");
        assertTrue(on.isDisabled(), "nothing is answered yet");
        again.setText("Monday");
        on.fire();
        assertTrue(scene.lookup("#dry-run-answer") == null, "the mouse can go on too");
        run("back");
        assertFalse(this.<Button>find("dry-run-back").isDisabled());
    }

    @Test
    void theScreenBuildsInBothThemesAndLanguages() {
        reply("Delivery", "Late parcel, date known", LATE);
        reply("Delivery", "Address changed", "Done.");
        reply("Delivery/Courier", "Courier lost it", "Sorry.");
        reply("Returns", "How to send it back", "Please …");
        reply("", "Thank you", "Thank you!");
        var parcel = playbook(PARCEL);
        for (var language : Texts.LANGUAGES) {
            for (var mode : new Theme.Mode[] {Theme.Mode.LIGHT, Theme.Mode.DARK}) {
                theme.modeProperty().set(mode);
                open(language);
                var name = language.getLanguage() + "-" + mode + ".png";
                screen.open(
                        stored().stream()
                                .filter(r -> r.name().startsWith("Late"))
                                .findFirst()
                                .orElseThrow()
                                .id());
                picture("scripts-reply-" + name);
                screen.openPlaybook(parcel.id());
                picture("scripts-flow-" + name);
                run("play");
                scene.getRoot().lookupAll(".button").stream()
                        .map(Button.class::cast)
                        .filter(button ->
                                button.getText() != null && button.getText().startsWith("No,"))
                        .findFirst()
                        .orElseThrow()
                        .fire();
                picture("scripts-dry-run-" + name);
            }
        }
    }

    @Test
    void theEmptyScreenSaysWhatItIsFor() {
        picture("scripts-empty.png");
        assertTrue(scene.lookup(".empty") != null);
    }

    private void picture(String name) {
        var file = Path.of("target/pictures", name);
        Pictures.write(scene, file);
        assertTrue(Files.exists(file));
    }

    private static final String LATE =
            """
            Dear {{customer.firstName}},

            I am sorry you have to wait. I have just spoken with the courier: your parcel is in **{{ask:where it is}}**, and it will be with you on **{{ask:delivery day}}**.

            - If nobody comes that day, just answer this mail.
            - Your ticket is {{ticket.number}}.

            Kind regards,
            {{agent.name}}
            """;
}
