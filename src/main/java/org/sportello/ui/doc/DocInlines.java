package org.sportello.ui.doc;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;
import org.sportello.text.Colour;
import org.sportello.text.Inline;
import org.sportello.text.Style;
import org.sportello.ui.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Builds lines of text and remembers the pictures in them.
final class DocInlines {

    private final Texts texts;
    private final Consumer<String> follow;
    private final List<DocImage> images = new ArrayList<>();

    /// @param follow called with the target of a link that somebody follows
    DocInlines(Texts texts, Consumer<String> follow) {
        this.texts = texts;
        this.follow = follow;
    }

    List<DocImage> images() {
        return images;
    }

    LineFlow flow(List<Inline> content, String before) {
        LineFlow flow = new LineFlow(before);
        content.forEach(inline -> add(flow, inline, null));
        flow.setNodeOrientation(Reading.of(flow.text()));
        return flow;
    }

    DocImage image(Inline.Image image, Inline.@Nullable Link link) {
        DocImage node = new DocImage(image, texts);
        images.add(node);
        if (link != null) {
            leading(node, link);
        }
        return node;
    }

    private void add(LineFlow flow, Inline inline, Inline.@Nullable Link link) {
        switch (inline) {
            case Inline.Text text ->
                    flow.addText(text(text, link), text.style().has(Style.Mark.CODE));
            case Inline.LineBreak _ -> flow.addText(new Text("\n"), false);
            case Inline.Image image -> flow.addNode(image(image, link));
            case Inline.Link inside -> inside.content().forEach(part -> add(flow, part, inside));
        }
    }

    private Text text(Inline.Text text, Inline.@Nullable Link link) {
        Text node = new Text(text.text());
        node.getStyleClass().add("doc-text");
        Reading.dress(node, text.text());
        for (Style.Mark mark : text.style().marks()) {
            switch (mark) {
                case BOLD -> node.getStyleClass().add("doc-bold");
                case ITALIC -> node.getStyleClass().add("doc-italic");
                case CODE -> node.getStyleClass().add("doc-mono");
                case UNDERLINE -> node.setUnderline(true);
                case STRIKE -> node.setStrikethrough(true);
            }
        }
        Colour colour = text.style().colour();
        if (link != null) {
            node.getStyleClass().add("doc-link");
            leading(node, link);
        } else if (colour != null) {
            node.setStyle(Ink.style(colour));
        }
        return node;
    }

    private void leading(Node node, Inline.Link link) {
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.HYPERLINK);
        node.getProperties().put(DocView.TARGET, link.target());
        node.setOnMouseEntered(_ -> {
            Tooltip.install(node, new Tooltip(shown(link.target())));
            node.setOnMouseEntered(null);
        });
        node.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.isStillSincePress()) {
                follow.accept(link.target());
                click.consume();
            }
        });
        node.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                follow.accept(link.target());
                key.consume();
            }
        });
    }

    private static String shown(String target) {
        return target.length() > 200 ? target.substring(0, 200) + "…" : target;
    }
}
