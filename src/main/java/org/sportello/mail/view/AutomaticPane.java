package org.sportello.mail.view;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.sportello.mail.outbox.AutomaticMail;
import org.sportello.mail.outbox.AutomaticMail.Counted;
import org.sportello.mail.outbox.AutomaticMail.Suppressed;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.Tools;
import org.sportello.ui.control.Ui;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What keeps confirmations from going round in circles: the limit, how near the busiest addresses
/// are to it, and the addresses that get nothing automatic since mail to them came back.
public final class AutomaticPane {

    private static final Duration DAY = Duration.ofDays(1);

    /// More would be an accident that is to be seen at the top.
    private static final int MOST = 50;

    private record Read(List<Counted> counted, List<Suppressed> suppressed) {}

    private final Tools tools;
    private final Texts texts;
    private final AutomaticMail automatic;
    private final VBox root = new VBox();

    /// Reads at once.
    public AutomaticPane(Tools tools, AutomaticMail automatic) {
        this.tools = tools;
        this.texts = tools.texts();
        this.automatic = automatic;
        root.setId("automatic");
        root.getStyleClass().add("waiting-list");
        MailStyle.dress(root);
        refresh();
    }

    public Node node() {
        return root;
    }

    private void refresh() {
        var now = texts.formats().now();
        tools.work().run(() -> read(now), this::show);
    }

    private Read read(Instant now) {
        return new Read(
                automatic.busiest(now.minus(DAY), MOST), automatic.allSuppressed(now, MOST));
    }

    private void show(Read read) {
        var counted = read.counted().stream().map(this::count).toList();
        var suppressed = read.suppressed().stream().map(this::row).toList();
        root.getChildren()
                .setAll(
                        Ui.paragraph(
                                texts.get("mail.view.automatic.rules", AutomaticMail.MOST_A_DAY),
                                Look.MUTED),
                        group("mail.view.automatic.today", counted, "mail.view.automatic.none"),
                        group(
                                "mail.view.automatic.suppressed",
                                suppressed,
                                "mail.view.automatic.nobody"));
    }

    /// A heading with what is below it, or with the words for nothing.
    private VBox group(String headingKey, List<? extends Node> rows, String nothingKey) {
        var group = new VBox(Ui.section(texts.get(headingKey)));
        group.getStyleClass().add("mail-group");
        group.getChildren().addAll(rows);
        if (rows.isEmpty()) {
            group.getChildren().add(Ui.paragraph(texts.get(nothingKey), Look.MUTED));
        }
        return group;
    }

    private Node count(Counted one) {
        var full = one.sent() >= AutomaticMail.MOST_A_DAY;
        return Ui.paragraph(
                texts.get(
                        full ? "mail.view.automatic.full" : "mail.view.automatic.count",
                        one.address(),
                        one.sent(),
                        AutomaticMail.MOST_A_DAY),
                full ? Look.WARNING : Look.MEDIUM);
    }

    private Node row(Suppressed one) {
        var until = texts.formats().date(one.until());
        var words =
                new VBox(
                        3,
                        Ui.label(one.address(), Look.STRONG),
                        Ui.paragraph(
                                one.reason().equals(AutomaticMail.BOUNCED)
                                        ? texts.get("mail.view.automatic.bounced", until)
                                        : texts.get("mail.view.automatic.until", until),
                                Look.MUTED));
        HBox.setHgrow(words, Priority.ALWAYS);
        var allow = Ui.button(texts.get("mail.view.automatic.allow"), () -> allow(one));
        allow.setId("allow-" + one.address());
        var row = new HBox(10, words, allow);
        row.getStyleClass().addAll("mailbox-row", Look.CARD);
        return row;
    }

    private void allow(Suppressed one) {
        tools.work()
                .run(
                        () -> automatic.release(one.address()),
                        () -> {
                            refresh();
                            tools.notices()
                                    .undo(
                                            texts.get("mail.view.automatic.allowed", one.address()),
                                            () -> suppress(one));
                        });
    }

    private void suppress(Suppressed one) {
        tools.work()
                .run(
                        () -> automatic.suppress(one.address(), one.until(), one.reason()),
                        this::refresh);
    }
}
