package org.sportello.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;

import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sportello.app.demo.Demo;
import org.sportello.app.demo.Pace;
import org.sportello.desk.view.DeskScreen;
import org.sportello.desk.view.station.Station;
import org.sportello.mail.Alias;
import org.sportello.mail.RawMail;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.store.JooqSendQueue;
import org.sportello.mail.store.OutboxRows;
import org.sportello.text.Doc;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ticket.queue.TicketSort;
import org.sportello.ui.Notice;
import org.sportello.ui.Pictures;
import org.sportello.ui.editor.ReplyEditor;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// What an agent does at the Desk, with everything behind it; nothing is sent.
class DeskFlowTest {

    private static final Path PICTURES = Path.of("target/pictures");
    private static Demo demo;

    private OpenDesk desk;
    private Scene scene;

    @BeforeAll
    static void fill() {
        demo = new Demo(Pace.HASTY);
        demo.open();
    }

    @AfterAll
    static void clear() {
        demo.close();
    }

    @BeforeEach
    void open() {
        desk = new OpenDesk(demo, OpenDesk.USUAL);
        scene = desk.scene();
        until(() -> scene.lookup("#ticket-number") != null);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aNewMessageBeginsATicketAndCanBeTakenBack() {
        press("#new-message-button");
        until(() -> scene.lookup("#new-to") != null && focused("new-to"));
        type("#new-to", "Ada Merli <ada@example.org>,");
        type("#new-subject", "Your coffee grinder");
        write("#new-message", "We have it in stock again.");
        picture("new-message");
        press("#new-send");
        untilWaiting(1);
        var entry = demo.wiring().mail().outbox().waiting().getFirst();
        var ticket = demo.wiring().store().tickets().get(entry.ticketId());
        assertEquals("Your coffee grinder", ticket.subject());
        assertEquals(TicketState.WAITING, ticket.state());
        assertEquals(demo.agent().id(), ticket.agentId());
        assertEquals(
                "ada@example.org",
                demo.wiring().store().customers().get(ticket.customerId()).address());

        until(() -> desk.window().tools().notices().shown().size() == 1);
        onFx(() -> desk.window().tools().notices().shown().getFirst().run().run());
        until(() -> scene.lookup("#new-subject") != null);
        assertEquals(0, waiting());
        until(() -> text("#new-subject").equals("Your coffee grinder"));
        assertEquals(
                TicketState.WITHDRAWN, demo.wiring().store().tickets().get(ticket.id()).state());
        demo.wiring().catchUp();
        assertTrue(
                demo.wiring().search().find("coffee grinder", 50).hits().stream()
                        .noneMatch(hit -> hit.title().equals("Your coffee grinder")));
        press("#new-discard");
        until(() -> scene.lookup("#new-subject") == null);
    }

    @Test
    void aReplyLeavesLaterAndCanBeTakenBackFromItsTicket() {
        write("#composer", "Tomorrow we know more.");
        SplitMenuButton send = (SplitMenuButton) scene.lookup("#reply-send");
        var number = text("#ticket-number");
        onFx(() -> send.getItems().get(1).fire());
        untilWaiting(1);
        var entry = demo.wiring().mail().outbox().waiting().getFirst();
        assertTrue(entry.notBefore().isAfter(java.time.Instant.now().plus(Duration.ofMinutes(1))));
        assertEquals(Outbox.State.QUEUED, entry.state());
        until(() -> desk.window().tools().notices().shown().size() == 1);
        onFx(() -> desk.window().go(new Station.Place("desk", entry.ticketId())));
        until(() -> scene.lookup("#waiting-back") != null);
        assertEquals(number, text("#ticket-number"));
        picture("waiting");
        press("#waiting-back");
        untilWaiting(0);
        until(() -> !editor("#composer").isEmpty());
        assertEquals("Tomorrow we know more.", editor("#composer").getDoc().text().strip());
    }

    @Test
    void aKeyThatIsHeldDownSendsOneReplyAndTheListHasTheKeyboardAgain() {
        write("#composer", "Said once.");
        SplitMenuButton send = (SplitMenuButton) scene.lookup("#reply-send");
        onFx(() -> {
            send.fire();
            send.fire();
        });
        untilWaiting(1);
        until(() -> desk.window().tools().notices().shown().size() == 1);
        until(() -> focused("tickets"));
        assertEquals(1, waiting());
        assertTrue(editor("#composer").isEmpty());
        takeBack(desk.window().tools().notices().shown().getFirst());
        untilWaiting(0);
    }

    @Test
    void escapeLeavesTheAnswerForTheListAndKeepsIt() {
        write("#composer", "Not yet.");
        onFx(() -> {
            editor("#composer").requestFocus();
            Event.fireEvent(
                    scene.getFocusOwner(),
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            KeyCode.ESCAPE,
                            false,
                            false,
                            false,
                            false));
        });
        assertTrue(focused("tickets"));
        assertTrue(editor("#composer").getDoc().text().contains("Not yet."));
        onFx(() -> editor("#composer").setDoc(Doc.EMPTY));
    }

    @Test
    void aReplyOverTheLimitSaysOnItsTicketUntilWhenItWaits() {
        write("#composer", "Today many write to us.");
        SplitMenuButton send = (SplitMenuButton) scene.lookup("#reply-send");
        onFx(() -> send.getItems().get(1).fire());
        untilWaiting(1);
        var entry = demo.wiring().mail().outbox().waiting().getFirst();
        var rows = new OutboxRows(demo.wiring().database(), _ -> {}, demo.wiring().clock());
        new JooqSendQueue(rows).hold(entry.id(), Instant.now().plus(Duration.ofMinutes(20)), 30);
        onFx(() -> desk.window().go(new Station.Place("desk", entry.ticketId())));
        until(() ->
                scene.getRoot().lookupAll(".label").stream()
                        .map(node -> node instanceof Labeled one ? one.getText() : "")
                        .anyMatch(words ->
                                words.startsWith("Waits until ")
                                        && words.endsWith(
                                                "this mailbox sends at most 30 messages an"
                                                        + " hour.")));
        assertNull(scene.lookup("#waiting-now"), "the limit holds for it too");
        assertTrue(says("waits"), "its badge says the same");
        assertFalse(says("on its way"));
        picture("limit");
        assertTrue(demo.wiring().mail().outbox().cancel(entry.id()));
        untilWaiting(0);
    }

    @Test
    void aReplyThatDidNotLeaveIsNotTakenForAnAnswerInTheList() {
        write("#composer", "Where is it?");
        SplitMenuButton send = (SplitMenuButton) scene.lookup("#reply-send");
        onFx(() -> send.getItems().get(1).fire());
        untilWaiting(1);
        var entry = demo.wiring().mail().outbox().waiting().getFirst();
        assertFalse(unsent(entry.ticketId()));
        var rows = new OutboxRows(demo.wiring().database(), _ -> {}, demo.wiring().clock());
        var queue = new JooqSendQueue(rows);
        queue.begin(entry.id());
        queue.failed(entry.id(), "mail.sendRefused", "550 no");
        assertTrue(unsent(entry.ticketId()));
        assertTrue(demo.wiring().mail().outbox().cancel(entry.id()));
        assertFalse(unsent(entry.ticketId()));
        untilWaiting(0);
    }

    private boolean unsent(@Nullable Long ticket) {
        var pages = demo.wiring().store().ticketPages();
        return pages.page(TicketFilter.ALL, TicketSort.UPDATED, 0, 20).rows().stream()
                .filter(row -> Long.valueOf(row.id()).equals(ticket))
                .findFirst()
                .orElseThrow()
                .unsent();
    }

    private boolean says(String words) {
        return scene.getRoot().lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Labeled one && words.equals(one.getText()));
    }

    @Test
    void aReplyTakenBackInTheOutboxIsADraftOnItsTicketAgain() {
        var tickets = demo.wiring().store().tickets();
        write("#composer", "Perhaps not.");
        SplitMenuButton send = (SplitMenuButton) scene.lookup("#reply-send");
        onFx(() -> send.getItems().get(1).fire());
        untilWaiting(1);
        var entry = demo.wiring().mail().outbox().waiting().getFirst();
        assertEquals(TicketState.WAITING, tickets.get(entry.ticketId()).state());

        onFx(() -> desk.window().tools().commands().run("mail.view.command.outbox"));
        until(() -> scene.lookup("#cancel-" + entry.id()) != null);
        press("#cancel-" + entry.id());
        untilWaiting(0);
        until(() -> desk.window().tools().notices().shown().size() == 2);
        assertNotEquals(TicketState.WAITING, tickets.get(entry.ticketId()).state());
        var draft = demo.wiring().store().drafts().find(entry.ticketId(), demo.agent().id());
        assertEquals("Perhaps not.", draft.orElseThrow().body().strip());
    }

    @Test
    void commandsAreAboutTheTicketThatOneSeesEvenIfItIsNotInTheList() {
        var store = demo.wiring().store();
        var nobodys = store.query().parse("is:unassigned", store.names(), demo.agent().id());
        var id =
                store.ticketPages()
                        .page(nobodys.filter(), TicketSort.NUMBER, false, 0, 1)
                        .rows()
                        .getFirst()
                        .id();
        var number = store.tickets().get(id).number();
        onFx(() -> desk.window().go(new Station.Place("desk", id)));
        until(() -> text("#ticket-number").equals("#" + number));
        onFx(() -> assertTrue(desk.window().tools().commands().run("desk.command.assignMe")));
        until(() -> desk.window().tools().notices().shown().size() == 1);
        assertEquals(demo.agent().id(), store.tickets().get(id).agentId());
        onFx(() -> desk.window().tools().notices().shown().getFirst().run().run());
    }

    @Test
    void aMailWithoutATicketIsShownWithTheReason() {
        demo.wiring().catchUp();
        var hit =
                demo.wiring().search().find("botteghe", 5).hits().stream()
                        .filter(found -> found.ticketId() == 0)
                        .findFirst()
                        .orElseThrow();
        onFx(() -> ((DeskScreen) desk.window().shell().show("desk")).openLoose(hit.key()));
        until(() -> scene.lookup("#loose-mail") != null);
        assertEquals(hit.title(), text("#panel-name"));
        picture("loose-mail");
        press("#panel-close");
        assertTrue(!desk.window().shell().overlays().isOpen());
    }

    @Test
    void aMailMovesToAnotherTicketAndBack() {
        var from = text("#ticket-number");
        var before = cardsAtFirst();
        onFx(() -> assertTrue(desk.window().tools().commands().run("desk.command.moveMail")));
        until(() -> scene.lookup("#move-field") != null);
        until(() -> !((ListView<?>) scene.lookup("#move-list")).getItems().isEmpty());
        picture("move");
        onFx(() -> {
            var list = (ListView<?>) scene.lookup("#move-list");
            list.getSelectionModel().selectLast();
            Event.fireEvent(
                    scene.lookup("#move-field"),
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            KeyCode.ENTER,
                            false,
                            false,
                            false,
                            false));
        });
        until(() -> desk.window().tools().notices().shown().size() == 1);
        until(() -> cards() == before - 1);
        assertEquals(from, text("#ticket-number"));
        picture("moved");
        onFx(() -> desk.window().tools().notices().shown().getFirst().run().run());
        until(() -> cards() == before);
    }

    @Test
    void aMailMovesByItsMenuAndBack() {
        // The other tests may have left a ticket with one mail in front: that cannot be moved.
        var ticket =
                demo
                        .wiring()
                        .store()
                        .ticketPages()
                        .page(TicketFilter.ALL, TicketSort.NUMBER, 0, 1000)
                        .rows()
                        .stream()
                        .filter(row -> row.subject().equals("Terza volta che scrivo"))
                        .findFirst()
                        .orElseThrow();
        onFx(() -> desk.window().go(new Station.Place("desk", ticket.id())));
        until(() -> text("#ticket-number").equals("#" + ticket.number()));
        var before = cardsAtFirst();
        var moving = new AtomicReference<Menu>();
        onFx(() -> {
            var more =
                    scene.getRoot().lookupAll(".menu-button").stream()
                            .filter(MenuButton.class::isInstance)
                            .map(MenuButton.class::cast)
                            .filter(one -> moving(one).isPresent())
                            .findFirst()
                            .orElseThrow();
            moving.set(moving(more).orElseThrow());
            Objects.requireNonNull(more.getOnShowing()).handle(null);
        });
        until(() -> moving.get().getItems().size() > 1);
        onFx(() -> {
            var items = moving.get().getItems();
            items.get(items.size() - 2).fire();
        });
        until(() -> desk.window().tools().notices().shown().size() == 1);
        until(() -> cards() == before - 1);
        onFx(() -> desk.window().tools().notices().shown().getFirst().run().run());
        until(() -> cards() == before);
    }

    private static Optional<Menu> moving(MenuButton button) {
        return button.getItems().stream()
                .filter(item -> "message-move".equals(item.getId()))
                .map(Menu.class::cast)
                .findFirst();
    }

    @Test
    void aMailThatBeginsAnotherMatterBecomesATicketAndComesBack() {
        var store = demo.wiring().store();
        var number = Long.parseLong(text("#ticket-number").replaceAll("\\D", ""));
        var one = TicketFilter.ALL.to().numbers(Set.of(number)).build();
        var ticket = store.ticketPages().page(one, TicketSort.NUMBER, 0, 1).rows().getFirst().id();
        var mail =
                store.tickets().interactions(ticket, false).stream()
                        .filter(entry -> entry.kind() == Interaction.Kind.MAIL_IN)
                        .map(entry -> store.mails().find(entry.mailId()).orElseThrow())
                        .findFirst()
                        .orElseThrow();
        var before = cardsAtFirst();
        arrive(
                """
                From: %s
                To: desk@example.org
                Subject: Sconto per la bottega?
                Message-ID: <another.matter@example.org>
                In-Reply-To: <%s>
                Content-Type: text/html

                <p>Ecco la nostra insegna.</p><img src="https://127.0.0.1:1/sign.png" width=200 height=80>
                <img src="https://127.0.0.1:1/track/open?x" width=1 height=1>
                """
                        .formatted(mail.from().address(), mail.messageId()));
        until(() -> cards() == before + 1);
        until(() -> scene.lookup("#split-do") != null);
        picture("split");
        press("#pictures-always");
        var loaded = onlyNotice();
        assertEquals(List.of(mail.from().key()), store.pictureSenders().all());
        takeBack(loaded);
        while (!store.pictureSenders().all().isEmpty()) {
            Thread.onSpinWait();
        }

        press("#split-do");
        var split = onlyNotice();
        until(() -> cards() == before);
        takeBack(split);
        until(() -> cards() == before + 1 && scene.lookup("#split-leave") != null);
        press("#split-leave");
        until(() -> !scene.lookup("#split").isVisible());
    }

    private Notice onlyNotice() {
        until(() -> desk.window().tools().notices().shown().size() == 1);
        return desk.window().tools().notices().shown().getFirst();
    }

    private void takeBack(Notice notice) {
        onFx(() -> {
            desk.window().tools().notices().dismiss(notice);
            notice.run().run();
        });
    }

    private void arrive(String message) {
        var bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        var now = demo.wiring().clock().instant();
        try (var intake = demo.wiring().mail().intake(UnaryOperator.identity())) {
            intake.file(null, null, List.of(new RawMail(bytes, "test", 0, now)));
        }
    }

    @Test
    void aReplyLeavesAsTheChosenAddress() {
        var mailboxes = demo.wiring().store().mailboxes();
        var before = mailboxes.all();
        before.forEach(box ->
                mailboxes.update(
                        box.withAliases(List.of(new Alias("bar@example.org", "The bar", "")))));
        try {
            var store = demo.wiring().store();
            var open = store.query().parse("is:unassigned", store.names(), demo.agent().id());
            var two =
                    store.ticketPages().page(open.filter(), TicketSort.NUMBER, false, 0, 2).rows();
            var id = two.getLast().id();
            onFx(() -> desk.window().go(new Station.Place("desk", id)));
            until(() ->
                    scene.lookup("#reply-from") instanceof ChoiceBox<?> box
                            && box.getItems().size() == 2);
            ChoiceBox<?> from = (ChoiceBox<?>) scene.lookup("#reply-from");
            onFx(() -> from.getSelectionModel().selectLast());
            write("#composer", "We are open until ten.");
            picture("reply-from");
            var number = text("#ticket-number");
            onFx(() -> desk.window().go(new Station.Place("desk", two.getFirst().id())));
            until(() -> !text("#ticket-number").equals(number));
            onFx(() -> desk.window().go(new Station.Place("desk", id)));
            until(() -> String.valueOf(from.getValue()).contains("bar@example.org"));
            press("#reply-send");
            untilWaiting(1);
            var entry = demo.wiring().mail().outbox().waiting().getFirst();
            var mail = demo.wiring().store().mails().find(entry.mailId()).orElseThrow();
            assertEquals("bar@example.org", mail.from().address());
            until(() -> desk.window().tools().notices().shown().size() == 1);
            onFx(() -> desk.window().tools().notices().shown().getFirst().run().run());
            untilWaiting(0);
        } finally {
            before.forEach(mailboxes::update);
        }
    }

    /// Counted when all have been drawn.
    private long cardsAtFirst() {
        desk.settle();
        return cards();
    }

    private long cards() {
        return scene.getRoot().lookupAll(".message").size();
    }

    @Test
    void anArticleIsBegunFromATicket() {
        var subject = text("#ticket-subject");
        onFx(() -> assertTrue(desk.window().tools().commands().run("desk.command.makeArticle")));
        picture("article-from-ticket");
        until(() -> scene.lookup("#article-title") != null);
        until(() -> text("#article-title").equals(subject));
        picture("article-from-ticket");
    }

    @Test
    void whatIsBeingWrittenIsKeptWhenTheWindowCloses() throws InterruptedException {
        write("#composer", "Half a sentence, and then");
        onFx(desk.window()::close);
        assertTrue(desk.window().settle());
        var drafts = demo.wiring().store().drafts();
        var kept =
                drafts.all(demo.agent().id()).stream()
                        .filter(draft -> draft.body().contains("Half a sentence, and then"))
                        .toList();
        assertEquals(1, kept.size());
        drafts.delete(kept.getFirst().id());
    }

    @Test
    void theListIsATableThatItsColumnsSort() {
        press("#ticket-layout");
        until(() -> scene.lookup("#column-customer").isVisible());
        press("#column-customer");
        press("#column-customer");
        until(() -> scene.lookup("#column-customer").getAccessibleText().contains("other way"));
        picture("table");
        press("#ticket-layout");
        until(() -> scene.lookup("#ticket-order").isVisible());
    }

    @Test
    void anAgentIsAddedNamedAndSitsDown() {
        var anna = demo.agent().id();
        onFx(() -> desk.window().shell().show("settings"));
        press("#settings-agents");
        until(() -> scene.lookup("#agent-me-" + anna) != null);
        press("#agent-add");
        var agents = demo.wiring().store().agents();
        until(() -> scene.getRoot().lookupAll(".radio-button").size() == 4);
        var added = agents.findByName("New agent").orElseThrow();
        type("#agent-name-" + added.id(), "Zita Prova");
        onFx(() -> scene.lookup("#agent-name-" + added.id()).fireEvent(new ActionEvent()));
        until(() ->
                desk.window().tools().work() != null
                        && text("#agent-name-" + added.id()).equals("Zita Prova"));
        press("#agent-me-" + added.id());
        until(() -> desk.settings().get().agent() == added.id());
        picture("agents");
        press("#agent-me-" + anna);
        until(() -> desk.settings().get().agent() == anna);
        until(() -> !scene.lookup("#agent-active-" + added.id()).isDisabled());
        onFx(() -> ((ToggleSwitch) scene.lookup("#agent-active-" + added.id())).setSelected(false));
        until(() -> scene.lookup("#agent-me-" + added.id()).isDisabled());
        var kept = agents.find(added.id()).orElseThrow();
        assertEquals("Zita Prova", kept.name());
        assertEquals(false, kept.active());
    }

    private long waiting() {
        return demo.wiring().mail().outbox().waiting().size();
    }

    /// The store is asked here, not on the screen's thread.
    private void untilWaiting(long wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (waiting() != wanted) {
            assertTrue(System.nanoTime() < end, () -> waiting() + " wait");
            onFx(() -> {});
        }
    }

    private void until(BooleanSupplier condition) {
        desk.until(condition);
    }

    private boolean focused(String id) {
        var owner = scene.getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }

    private void onFx(Runnable task) {
        desk.onFx(task);
    }

    private void press(String id) {
        onFx(() -> {
            Node node = scene.lookup(id);
            switch (node) {
                case SplitMenuButton split -> split.fire();
                case ButtonBase button -> button.fireEvent(new ActionEvent());
                default -> throw new AssertionError(id + " is " + node);
            }
        });
    }

    private void type(String id, String text) {
        onFx(() -> ((TextField) scene.lookup(id)).setText(text));
    }

    private void write(String pane, String text) {
        onFx(() -> editor(pane).insertText(text));
    }

    private ReplyEditor editor(String pane) {
        return (ReplyEditor)
                scene.lookup(pane).lookupAll("*").stream()
                        .filter(ReplyEditor.class::isInstance)
                        .findFirst()
                        .orElseThrow();
    }

    private String text(String id) {
        return switch (scene.lookup(id)) {
            case TextField field -> field.getText();
            case javafx.scene.control.Labeled label -> label.getText();
            case null, default -> "";
        };
    }

    private void picture(String name) {
        onFx(() -> Pictures.write(scene, PICTURES.resolve("desk-" + name + ".png")));
    }
}
