package org.sportello.mail.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Problem;
import org.sportello.mail.Incomplete;
import org.sportello.mail.MailIntake.FiledMail;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Quarantine.Entry;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.Running;
import org.sportello.ui.Texts;
import org.sportello.ui.Tools;
import org.sportello.ui.Work;
import org.sportello.ui.control.EmptyState;
import org.sportello.ui.control.ProgressLine;
import org.sportello.ui.control.Redraw;
import org.sportello.ui.control.Ui;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/// Messages that could not be taken in: nothing of them is lost, each can be looked at as it came
/// and tried again. Those that were left on their server for their size can be filed by their
/// headers.
public final class QuarantinePane {

    private static final int MOST = 200;
    private static final int SHOWN = 200_000;

    /// @param mailboxes their names
    private record Shown(List<Entry> entries, int count, Map<Long, String> mailboxes) {}

    /// How a round over all of them went.
    private record Round(int good, int bad) {}

    private final Tools tools;
    private final Texts texts;
    private final MailDesk desk;
    private final LongConsumer openTicket;
    private final Work.Latest latest;
    private final Work.Latest source;
    private final VBox list = new VBox();

    /// What is looked at as it came, by id; it stays while other mail comes.
    private final Map<Long, String> open = new HashMap<>();

    private final Label count = Ui.paragraph("", Look.MUTED);
    private final Button all;
    private final ProgressLine progress;
    private final VBox root;

    /// Reads at once, and again when mail has come while it is on screen.
    ///
    /// @param openTicket shows the ticket that a message was filed on after all
    public QuarantinePane(Tools tools, MailDesk desk, LongConsumer openTicket) {
        this.tools = tools;
        this.texts = tools.texts();
        this.desk = desk;
        this.openTicket = openTicket;
        latest = tools.work().latest();
        source = tools.work().latest();
        progress = new ProgressLine(texts);
        all = Ui.button(texts.get("mail.view.quarantine.all"), this::replayAll);
        all.setId("replay-all");
        all.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(12, count, progress, all);
        HBox.setHgrow(count, Priority.ALWAYS);
        count.setMaxWidth(Double.MAX_VALUE);
        head.setAlignment(Pos.CENTER_LEFT);
        head.visibleProperty().bind(count.textProperty().isNotEmpty());
        head.managedProperty().bind(head.visibleProperty());
        list.getStyleClass().add("waiting-list");
        root = new VBox(12, head, list);
        root.setId("quarantine");
        MailStyle.dress(root);
        OnScreen.of(root, () -> tools.pulse().on(Set.of(Entity.MAIL), _ -> refresh()));
        refresh();
    }

    public Node node() {
        return root;
    }

    private void refresh() {
        latest.run(this::read, shown -> Redraw.keepingFocus(root, () -> show(shown)));
    }

    private Shown read() {
        var names =
                desk.accounts().all().stream()
                        .collect(Collectors.toUnmodifiableMap(Mailbox::id, Mailbox::name));
        return new Shown(desk.quarantine().waiting(MOST), desk.quarantine().count(), names);
    }

    private void show(Shown shown) {
        open.keySet().retainAll(shown.entries().stream().map(Entry::id).toList());
        all.setVisible(
                shown.entries().stream().filter(one -> Incomplete.of(one).isEmpty()).count() > 1);
        count.setText(
                shown.count() == 0 ? "" : texts.get("mail.view.quarantine.count", shown.count()));
        if (shown.entries().isEmpty()) {
            list.getChildren()
                    .setAll(
                            new EmptyState(
                                    Icon.QUARANTINE,
                                    texts.get("mail.view.quarantine.none"),
                                    texts.get("mail.view.quarantine.empty")));
            list.setAlignment(Pos.CENTER);
            return;
        }
        list.setAlignment(Pos.TOP_LEFT);
        list.getChildren()
                .setAll(shown.entries().stream().map(one -> row(one, from(one, shown))).toList());
    }

    /// Where it lies: the mailbox, and the place in it; or the file.
    private String from(Entry entry, Shown shown) {
        var id = entry.mailboxId();
        var mailbox = id == null ? null : shown.mailboxes().get(id);
        return mailbox == null ? entry.source() : mailbox + " · " + entry.source();
    }

    private VBox row(Entry entry, String from) {
        var card = new VBox(4);
        card.getStyleClass().add(Look.CARD);
        card.setId("quarantine-" + entry.id());
        var when = Ui.label(texts.formats().dateTime(entry.at()), Look.SUBTLE, Look.SMALL);
        var head = new HBox(8, Ui.label(from, Look.STRONG), Ui.spacer(), when);
        head.setAlignment(Pos.CENTER_LEFT);
        var show =
                Ui.button(texts.get("mail.view.quarantine.source"), () -> showSource(entry, card));
        show.setId("source-" + entry.id());
        var left = Incomplete.of(entry);
        var again =
                Ui.button(
                        texts.get(
                                left.isPresent()
                                        ? "mail.view.quarantine.headersOnly"
                                        : "mail.view.quarantine.again"),
                        () -> replay(entry));
        again.setId("replay-" + entry.id());
        var buttons = new HBox(8, again, show);
        buttons.getStyleClass().add("remedies");
        card.getChildren().add(head);
        if (left.isPresent()) {
            card.getChildren().add(Ui.paragraph(why(left.get()), Look.MUTED));
        } else {
            card.getChildren()
                    .addAll(
                            Ui.paragraph(
                                    texts.get("mail.view.quarantine.why", entry.errorCode()),
                                    Look.MUTED),
                            Ui.paragraph(entry.detail(), Look.SUBTLE, Look.SMALL));
        }
        card.getChildren().add(buttons);
        var text = open.get(entry.id());
        if (text != null) {
            card.getChildren().add(area(entry, text));
        }
        return card;
    }

    /// Why a message was left where it lies.
    private String why(Incomplete left) {
        var key =
                left.code().equals(Incomplete.TOO_LARGE_IN_FILE)
                        ? "mail.view.quarantine.tooLargeInFile"
                        : "mail.view.quarantine.tooLarge";
        return left.sizes()
                .map(sizes ->
                        texts.get(
                                key,
                                texts.formats().bytes(sizes.size()),
                                texts.formats().bytes(sizes.limit())))
                .orElseGet(() -> texts.get("mail.view.quarantine.notDelivered"));
    }

    /// The message as it came, letter by letter; nothing of it is interpreted.
    private void showSource(Entry entry, VBox card) {
        if (open.remove(entry.id()) != null) {
            card.getChildren().removeLast();
            return;
        }
        source.run(
                () -> text(desk.quarantine().raw(entry)),
                text -> {
                    open.put(entry.id(), text);
                    // Drawn anew meanwhile, perhaps.
                    if (root.lookup("#" + card.getId()) instanceof VBox now) {
                        now.getChildren().add(area(entry, text));
                    }
                });
    }

    private TextArea area(Entry entry, String text) {
        var area = new TextArea(text);
        area.setId("raw-" + entry.id());
        area.setEditable(false);
        area.setPrefRowCount(Math.clamp(text.lines().count() + 1, 4, 16));
        area.getStyleClass().add("source");
        area.setAccessibleText(texts.get("mail.view.quarantine.source"));
        return area;
    }

    private static String text(byte[] raw) {
        var length = Math.min(raw.length, SHOWN);
        var text = new String(raw, 0, length, StandardCharsets.UTF_8);
        return text.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}&&[^\n\t]]", "·");
    }

    private void replay(Entry entry) {
        progress.follow(
                tools.work()
                        .run(
                                () -> desk.quarantine().again(entry),
                                filed -> {
                                    refresh();
                                    done(filed);
                                }));
    }

    private void done(FiledMail filed) {
        var ticket = filed.ticketId();
        if (ticket == null) {
            tools.notices().say(texts.get("mail.view.quarantine.done"));
        } else {
            tools.notices()
                    .offer(
                            texts.get("mail.view.quarantine.done"),
                            texts.get("mail.view.outbox.do.ticket"),
                            () -> openTicket.accept(ticket));
        }
    }

    private void replayAll() {
        progress.follow(tools.work().runEffort(this::replayAll, this::done));
    }

    /// The oldest first: a later one may be an answer to it. Without those that were left where
    /// they lie: how they are filed is for a person to decide, one by one.
    private Round replayAll(Running.Progress told) {
        var entries =
                desk.quarantine().waiting(desk.quarantine().count()).reversed().stream()
                        .filter(entry -> Incomplete.of(entry).isEmpty())
                        .toList();
        int good = 0;
        int bad = 0;
        for (var entry : entries) {
            told.stopIfCancelled();
            told.tell(
                    good + bad,
                    entries.size(),
                    texts.get("mail.view.quarantine.round", good + bad, entries.size()));
            try {
                desk.quarantine().again(entry);
                good++;
            } catch (Problem still) {
                if (!still.key().equals("mail.stillUnreadable")) {
                    throw still;
                }
                bad++;
            }
        }
        return new Round(good, bad);
    }

    private void done(Round round) {
        refresh();
        tools.notices().say(texts.get("mail.view.quarantine.roundDone", round.good(), round.bad()));
    }
}
