package org.sportello.ui.editor;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.IndexRange;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.ui.Icon;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Ui;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Where Markdown is written as text: what is kept is exactly what stands here. Its tools and keys
/// write the signs: Ctrl+B bold, Ctrl+I italic, Ctrl+K a link.
public final class MarkdownPad extends VBox {

    private final TextArea area = new TextArea();

    /// @param tools more buttons, at the right end of the tool bar
    public MarkdownPad(Texts texts, Node... tools) {
        getStyleClass().add("markdown-pad");
        area.setWrapText(true);
        area.setAccessibleText(texts.get("ui.editor.markdown"));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        VBox.setVgrow(area, Priority.ALWAYS);
        FlowPane signs =
                new FlowPane(
                        2,
                        2,
                        tool(Icon.BOLD, texts.get("ui.editor.bold"), () -> wrap("**", "**")),
                        tool(Icon.ITALIC, texts.get("ui.editor.italic"), () -> wrap("*", "*")),
                        tool(Icon.HEADING, texts.get("ui.editor.heading"), () -> prefix("## ")),
                        tool(Icon.BULLETS, texts.get("ui.editor.bullets"), () -> prefix("- ")),
                        tool(Icon.NUMBERS, texts.get("ui.editor.numbers"), () -> prefix("1. ")),
                        tool(Icon.QUOTE, texts.get("ui.editor.quote"), () -> prefix("> ")),
                        tool(Icon.LINK, texts.get("ui.editor.link"), this::link));
        // In a narrow pad the tools take a second line: none is out of reach.
        signs.setMinWidth(0);
        HBox.setHgrow(signs, Priority.ALWAYS);
        HBox bar = new HBox(signs);
        for (Node tool : tools) {
            if (tool instanceof Region region) {
                region.setMinWidth(Region.USE_PREF_SIZE);
            }
        }
        bar.getStyleClass().add("markdown-tools");
        bar.getChildren().addAll(tools);
        getChildren().addAll(bar, area);
    }

    private static Button tool(Icon icon, String name, Runnable action) {
        Button button = Ui.iconButton(icon, name, action);
        button.setFocusTraversable(false);
        return button;
    }

    public StringProperty textProperty() {
        return area.textProperty();
    }

    public TextArea area() {
        return area;
    }

    /// Shows another text; the steps of undo begin anew.
    public void show(String markdown) {
        area.setText(markdown);
        area.positionCaret(0);
        area.setScrollTop(0);
    }

    /// Writes at the caret, in place of what is selected.
    public void insert(String text) {
        area.replaceSelection(text);
        area.requestFocus();
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }

    private void link() {
        wrap("[", "](https://)");
    }

    private void wrap(String before, String after) {
        IndexRange selected = area.getSelection();
        String text = area.getSelectedText();
        area.replaceSelection(before + text + after);
        int from = selected.getStart() + before.length();
        area.selectRange(from, from + text.length());
        area.requestFocus();
    }

    /// Puts the sign before each selected line, or takes it away where all have it.
    private void prefix(String sign) {
        IndexRange selected = area.getSelection();
        String all = area.getText();
        int from = all.lastIndexOf('\n', selected.getStart() - 1) + 1;
        int end = all.indexOf('\n', selected.getEnd());
        int to = end < 0 ? all.length() : end;
        String[] lines = all.substring(from, to).split("\n", -1);
        boolean already = Arrays.stream(lines).allMatch(line -> line.startsWith(sign));
        String changed =
                Arrays.stream(lines)
                        .map(line -> already ? line.substring(sign.length()) : sign + line)
                        .collect(Collectors.joining("\n"));
        area.replaceText(from, to, changed);
        area.positionCaret(from + changed.length());
        area.requestFocus();
    }

    private void pressed(KeyEvent key) {
        if (!key.isShortcutDown() || key.isAltDown() || key.isShiftDown()) {
            return;
        }
        Runnable action = action(key.getCode());
        if (action != null) {
            action.run();
            key.consume();
        }
    }

    private @Nullable Runnable action(KeyCode code) {
        return switch (code) {
            case B -> () -> wrap("**", "**");
            case I -> () -> wrap("*", "*");
            case K -> this::link;
            default -> null;
        };
    }
}
