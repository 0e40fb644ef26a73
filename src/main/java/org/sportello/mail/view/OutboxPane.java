package org.sportello.mail.view;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Change.Entity;
import org.sportello.mail.Mail;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.outbox.Outbox.Entry;
import org.sportello.mail.outbox.Outbox.State;
import org.sportello.mail.signin.CertificateRejected;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.Tools;
import org.sportello.ui.Work;
import org.sportello.ui.control.Badge;
import org.sportello.ui.control.EmptyState;
import org.sportello.ui.control.Redraw;
import org.sportello.ui.control.Ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What waits to be sent, and why; with what can be done about each message.
public final class OutboxPane {

    /// More than this is not an outbox but an accident; the rest comes up as these go.
    private static final int MOST = 200;

    /// The ways to the tickets that the messages belong to.
    ///
    /// @param openTicket shows the ticket with this id
    /// @param takeBack takes a message back, with what was done together with it on its ticket;
    ///   false if it is too late
    public record Ways(LongConsumer openTicket, Predicate<Entry> takeBack) {}

    private record Row(Entry entry, @Nullable Mail mail) {}

    private final Tools tools;
    private final Texts texts;
    private final MailDesk desk;
    private final Ways ways;
    private final LongConsumer certificate;
    private final Work.Latest latest;
    private final VBox root = new VBox();

    /// Reads at once, and again when the outbox changes while it is on screen.
    ///
    /// @param ways what lies outside of mail
    /// @param certificate shows the refused certificate of the server for sending of the mailbox
    ///   with this id
    public OutboxPane(Tools tools, MailDesk desk, Ways ways, LongConsumer certificate) {
        this.tools = tools;
        this.texts = tools.texts();
        this.desk = desk;
        this.ways = ways;
        this.certificate = certificate;
        latest = tools.work().latest();
        root.setId("outbox");
        root.getStyleClass().add("waiting-list");
        MailStyle.dress(root);
        OnScreen.of(root, () -> tools.pulse().on(Set.of(Entity.OUTBOX), _ -> refresh()));
        refresh();
    }

    public Node node() {
        return root;
    }

    private void refresh() {
        latest.run(this::read, rows -> Redraw.keepingFocus(root, () -> show(rows)));
    }

    private List<Row> read() {
        var entries = desk.outbox().waiting().stream().limit(MOST).toList();
        var mails = desk.mails().getAll(entries.stream().map(Entry::mailId).toList());
        return entries.stream().map(entry -> new Row(entry, mails.get(entry.mailId()))).toList();
    }

    private void show(List<Row> rows) {
        if (rows.isEmpty()) {
            var empty =
                    new EmptyState(
                            Icon.OUTBOX,
                            texts.get("mail.view.outbox.none"),
                            texts.get("mail.view.outbox.empty"));
            root.getChildren().setAll(empty);
            root.setAlignment(Pos.CENTER);
        } else {
            root.setAlignment(Pos.TOP_LEFT);
            root.getChildren().setAll(rows.stream().map(this::row).toList());
        }
    }

    private Node row(Row row) {
        var entry = row.entry();
        var subject = Ui.label(subject(row.mail()), Look.STRONG);
        HBox.setHgrow(subject, Priority.SOMETIMES);
        var head =
                new HBox(
                        8,
                        subject,
                        Ui.spacer(),
                        new Badge(OutboxWords.state(entry, texts), OutboxWords.kind(entry)));
        head.setAlignment(Pos.CENTER_LEFT);
        var words = new VBox(4, head, Ui.paragraph(about(row), Look.MUTED));
        // That it waits for the limit is said with the moment.
        var why = entry.limit().isPresent() ? "" : OutboxWords.why(entry, texts);
        if (!why.isEmpty()) {
            words.getChildren()
                    .add(
                            Ui.paragraph(
                                    why,
                                    entry.state() == State.FAILED ? Look.DANGER : Look.WARNING));
        }
        for (var quiet : List.of(OutboxWords.next(entry, texts), OutboxWords.when(entry, texts))) {
            if (!quiet.isEmpty()) {
                words.getChildren().add(Ui.paragraph(quiet, Look.MUTED));
            }
        }
        var buttons = buttons(entry);
        if (!buttons.isEmpty()) {
            var line = new HBox(8);
            line.getChildren().addAll(buttons);
            line.getStyleClass().add("remedies");
            words.getChildren().add(line);
        }
        words.getStyleClass().add(Look.CARD);
        words.setId("outbox-" + entry.id());
        return words;
    }

    private String subject(@Nullable Mail mail) {
        return mail == null || mail.subject().isBlank()
                ? texts.get("mail.view.outbox.noSubject")
                : mail.subject();
    }

    private String about(Row row) {
        var mail = row.mail();
        var to =
                mail == null
                        ? ""
                        : mail.recipients().stream()
                                .map(MailAddress::display)
                                .collect(Collectors.joining(", "));
        var written = texts.formats().dateTime(row.entry().createdAt());
        return row.entry().automatic()
                ? texts.get("mail.view.outbox.automatic", to, written)
                : texts.get("mail.view.outbox.to", to, written);
    }

    private List<Button> buttons(Entry entry) {
        var buttons = new ArrayList<Button>();
        switch (entry.state()) {
            case QUEUED, FAILED -> {
                if (entry.state() == State.FAILED
                        && entry.wrong().filter(CertificateRejected::tells).isPresent()) {
                    var look =
                            button(
                                    texts.get("mail.view.mailboxes.certificate"),
                                    () -> certificate.accept(entry.mailboxId()),
                                    "certificate-" + entry.id());
                    look.getStyleClass().add(Look.PRIMARY);
                    buttons.add(look);
                }
                if (entry.problem() != null && entry.limit().isEmpty()) {
                    buttons.add(
                            act(
                                    texts.get("mail.view.outbox.do.retry"),
                                    () -> desk.outbox().retry(entry.id()),
                                    "retry-" + entry.id()));
                }
                buttons.add(
                        button(
                                texts.get("mail.view.outbox.do.cancel"),
                                () -> cancel(entry),
                                "cancel-" + entry.id()));
            }
            case MAYBE_SENT -> {
                buttons.add(
                        act(
                                texts.get("mail.view.outbox.do.wasSent"),
                                () -> desk.outbox().wasSent(entry.id()),
                                "was-sent-" + entry.id()));
                buttons.add(
                        act(
                                texts.get("mail.view.outbox.do.sendAgain"),
                                () -> desk.outbox().retry(entry.id()),
                                "retry-" + entry.id()));
            }
            case SENDING, SENT, CANCELLED, DROPPED -> {
                // Nothing to do about it.
            }
        }
        var ticket = entry.ticketId();
        if (ticket != null) {
            var open =
                    button(
                            texts.get("mail.view.outbox.do.ticket"),
                            () -> ways.openTicket().accept(ticket),
                            "ticket-" + entry.id());
            open.getStyleClass().add(Look.QUIET);
            buttons.add(open);
        }
        return buttons;
    }

    private Button act(String words, Runnable action, String id) {
        return button(words, () -> tools.work().run(action, this::refresh), id);
    }

    private static Button button(String words, Runnable action, String id) {
        var button = Ui.button(words, action);
        button.setId(id);
        return button;
    }

    private void cancel(Entry entry) {
        tools.work()
                .run(
                        () -> ways.takeBack().test(entry),
                        done -> {
                            tools.notices()
                                    .say(
                                            done
                                                    ? texts.get("mail.view.outbox.takenBack")
                                                    : texts.get("mail.view.outbox.tooLate"));
                            refresh();
                        });
    }
}
