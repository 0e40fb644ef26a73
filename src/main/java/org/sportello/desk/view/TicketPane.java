package org.sportello.desk.view;

import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.ArticleFromTicket;
import org.sportello.desk.Message;
import org.sportello.desk.OpenTicket;
import org.sportello.desk.view.reading.EventLineView;
import org.sportello.desk.view.reading.MessageCard;
import org.sportello.desk.view.reading.MessageMenu;
import org.sportello.desk.view.station.Station;
import org.sportello.desk.view.station.TicketActions;
import org.sportello.desk.view.writing.Composer;
import org.sportello.ticket.Interaction;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.EmptyState;
import org.sportello.ui.control.Ui;

import java.util.List;

/// The ticket: its head, its conversation, and the composer below.
final class TicketPane extends StackPane {

    private final Station station;
    private final MessageMenu menu;
    private final TicketHead head;
    private final VBox conversation = new VBox(14);
    private final ScrollPane scroll;
    private final Composer composer;
    private final VBox whole;
    private final CheckMenuItem events;
    private final EmptyState empty;
    private @Nullable OpenTicket open;

    TicketPane(
            Station station,
            TicketActions actions,
            Affected affected,
            MessageMenu menu,
            Composer composer) {
        this.station = station;
        this.menu = menu;
        this.composer = composer;
        setId("ticket");
        events = new CheckMenuItem(station.say("desk.events.show"));
        events.setSelected(true);
        events.setOnAction(_ -> draw());
        var article = new MenuItem(station.say("desk.command.makeArticle"));
        article.setId("ticket-make-article");
        article.setOnAction(_ -> makeArticle());
        var more =
                new MenuButton("", Icons.of(Icon.MORE), article, new SeparatorMenuItem(), events);
        more.setId("ticket-more");
        more.getStyleClass().addAll(Look.QUIET, "icon-button");
        more.setAccessibleText(station.say("desk.ticket.more"));
        head = new TicketHead(station, actions, affected, more);
        conversation.setPadding(new Insets(16));
        conversation.setId("conversation");
        scroll = Ui.scroll(conversation);
        scroll.getStyleClass().add(Look.GROUND);
        conversation.getStyleClass().add(Look.GROUND);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        whole = new VBox(head, scroll, composer);
        composer.setMinHeight(USE_PREF_SIZE);
        empty =
                new EmptyState(
                        Icon.TICKET, station.say("desk.none"), station.say("desk.none.next"));
        getStyleClass().add(Look.GROUND);
        getChildren().add(empty);
    }

    /// Shows the ticket; null: none.
    void show(@Nullable OpenTicket newOpen) {
        var before = open;
        open = newOpen;
        if (newOpen == null) {
            getChildren().setAll(empty);
            return;
        }
        var grown =
                before == null
                        || before.ticket().id() != newOpen.ticket().id()
                        || before.conversation().size() != newOpen.conversation().size();
        getChildren().setAll(whole);
        head.show(newOpen);
        composer.show(newOpen);
        draw();
        if (grown) {
            toNewest();
        }
    }

    /// Asks where the newest mail that came in belongs.
    void moveNewest() {
        var shown = open;
        if (shown != null) {
            shown.conversation().stream()
                    .map(Message::entry)
                    .filter(entry -> entry.kind() == Interaction.Kind.MAIL_IN)
                    .reduce((_, later) -> later)
                    .ifPresent(entry -> menu.move(entry, shown.customer().id()));
        }
    }

    /// Begins an article out of what was asked and answered here.
    void makeArticle() {
        var shown = open;
        if (shown != null) {
            station.outside()
                    .article()
                    .accept(
                            ArticleFromTicket.of(
                                    shown,
                                    station.say("desk.article.question"),
                                    station.say("desk.article.answer")));
        }
    }

    private void draw() {
        var shown = open;
        if (shown == null) {
            return;
        }
        conversation.getChildren().clear();
        for (var message : shown.conversation()) {
            if (message.entry().kind() != Interaction.Kind.EVENT) {
                conversation.getChildren().add(new MessageCard(station, shown, message, menu));
            } else if (events.isSelected()) {
                conversation.getChildren().add(new EventLineView(station, shown, message.entry()));
            }
        }
    }

    /// The newest message's beginning is what the agent wants to read first.
    private void toNewest() {
        Platform.runLater(() -> {
            scroll.applyCss();
            scroll.layout();
            var cards =
                    conversation.getChildren().stream()
                            .filter(MessageCard.class::isInstance)
                            .toList();
            if (cards.isEmpty()) {
                return;
            }
            var top = cards.getLast().getBoundsInParent().getMinY() - 16;
            var hidden = conversation.getHeight() - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(hidden <= 0 ? 0 : Math.clamp(top / hidden, 0, 1));
        });
    }

    TicketHead head() {
        return head;
    }

    @Nullable OpenTicket open() {
        return open;
    }

    List<Node> cards() {
        return List.copyOf(conversation.getChildren());
    }
}
