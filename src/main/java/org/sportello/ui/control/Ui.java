package org.sportello.ui.control;

import atlantafx.base.controls.Popover;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;

/// The few shapes every screen is put together from.
public final class Ui {

    private Ui() {}

    /// A label with style classes of [Look].
    public static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /// A label that follows a text.
    public static Label label(ObservableValue<String> text, String... styleClasses) {
        Label label = label("", styleClasses);
        label.textProperty().bind(text);
        return label;
    }

    /// A label of as many lines as it needs.
    public static Label paragraph(String text, String... styleClasses) {
        Label label = label(text, styleClasses);
        label.getStyleClass().add("wrap");
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// A heading of a group inside a pane, with something small at its right end.
    public static HBox section(String name, Node... right) {
        Label label = label(name, "name");
        HBox section = new HBox(label, spacer());
        section.getChildren().addAll(right);
        section.getStyleClass().add("section");
        return section;
    }

    /// The head of a pane: title left, tools right.
    public static HBox head(String title, Node... tools) {
        HBox head = new HBox(label(title, Look.TITLE), spacer());
        head.getChildren().addAll(tools);
        head.getStyleClass().add(Look.HEAD);
        return head;
    }

    /// A bordered box with a heading.
    public static VBox card(String title, Node... content) {
        VBox card = new VBox(8, label(title, Look.STRONG));
        card.getChildren().addAll(content);
        card.getStyleClass().add(Look.CARD);
        return card;
    }

    /// Text that acts when clicked.
    public static Hyperlink link(String text, Runnable action) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(_ -> action.run());
        return link;
    }

    public static Button button(String text, Runnable action, String... styleClasses) {
        Button button = new Button(text);
        button.getStyleClass().addAll(styleClasses);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// A quiet button that shows only an icon.
    ///
    /// @param name what it says to a screen reader and as its tooltip
    public static Button iconButton(Icon icon, String name, Runnable action) {
        Button button = button("", action, Look.QUIET, "icon-button");
        button.setGraphic(Icons.of(icon));
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    /// Takes up what is left over.
    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        VBox.setVgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /// A thin line across.
    public static Separator rule() {
        return new Separator(Orientation.HORIZONTAL);
    }

    /// Scrolls its content up and down, as wide as the pane.
    public static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    /// Opens the content beside its owner; it closes with Escape or a click elsewhere.
    public static Popover popover(Node owner, Node content) {
        Popover popover = new Popover(content);
        popover.setArrowLocation(Popover.ArrowLocation.LEFT_BOTTOM);
        popover.setDetachable(false);
        popover.setHeaderAlwaysVisible(false);
        popover.setAnimated(false);
        popover.show(owner);
        return popover;
    }
}
