package org.sportello.ui.editor;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import jfx.incubator.scene.control.richtext.RichTextArea;
import jfx.incubator.scene.control.richtext.SelectionSegment;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.StyleAttribute;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;
import jfx.incubator.scene.control.richtext.model.StyledInput;

import org.jspecify.annotations.Nullable;
import org.sportello.text.Doc;
import org.sportello.text.ImageSource;
import org.sportello.text.Inline;
import org.sportello.text.Links;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Where replies are written: rich text with lists, quotes, links and pictures, all by keyboard. It
/// takes and gives a [Doc]. It grows with its text up to a number of lines, then scrolls.
///
/// Keys: Ctrl+B, I, U; Ctrl+Shift+8 bullets, Ctrl+Shift+7 numbers, Ctrl+Shift+9 quote; Ctrl+Shift+X
/// strikes out; Tab and Shift+Tab nest items; `/` at the start of a word and Ctrl+J ask for
/// scripts, Ctrl+K for knowledge; Ctrl+Shift+V pastes without styles.
public final class ReplyEditor extends StackPane {

    private static final double LINE = 20;

    private final int fewest;
    private final int most;
    private final ReplyModel model = new ReplyModel();
    private final ReplyArea area = new ReplyArea(model);
    private final Shaper shaper = new Shaper(area, model);
    private final ScrollPane scroll = new ScrollPane(area);
    private final Label prompt = new Label();
    private Consumer<Bounds> onSlash = _ -> {};
    private Consumer<Bounds> onScripts = _ -> {};
    private Consumer<Bounds> onKnowledge = _ -> {};
    private Runnable onChanged = () -> {};
    private boolean slashDue;
    private boolean loading;
    private @Nullable TextPos slash;

    /// @param fewest lines it is high when empty
    /// @param most lines it grows to
    public ReplyEditor(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
        getStyleClass().add("reply-editor");
        area.setWrapText(true);
        area.setUseContentHeight(true);
        area.getStyleClass().add("reply-area");
        area.setId("reply-text");
        area.setMinHeight(fewest * LINE + 2 * LINE / 2);
        prompt.getStyleClass().addAll("reply-prompt", "subtle");
        prompt.setMouseTransparent(true);
        setAlignment(prompt, Pos.TOP_LEFT);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().addAll("reply-scroll", "edge-to-edge");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(fewest * LINE + LINE);
        getChildren().setAll(scroll, prompt);
        model.addListener(change -> changed(change.isEdit()));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        area.getInputMap().registerFunction(RichTextArea.Tag.INSERT_LINE_BREAK, shaper::breakLine);
        area.getInputMap().registerFunction(RichTextArea.Tag.BACKSPACE, shaper::backspace);
        area.getInputMap().registerFunction(RichTextArea.Tag.INSERT_TAB, () -> shaper.tab(1));
        area.select(TextPos.ZERO);
        area.caretPositionProperty().addListener((_, _, _) -> showCaret());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double insets = snappedTopInset() + snappedBottomInset();
        double inside = (width < 0 ? getWidth() : width) - snappedLeftInset() - snappedRightInset();
        double text = area.prefHeight(Math.max(1, inside));
        return insets + Math.clamp(snapSizeY(text), fewest * LINE + LINE, most * LINE + LINE);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return computePrefHeight(width);
    }

    // ---- content

    public Doc getDoc() {
        return model.doc();
    }

    /// Replaces everything; cannot be undone, and does not count as a change.
    public void setDoc(Doc doc) {
        loading = true;
        area.replaceText(
                TextPos.ZERO, area.getDocumentEnd(), Segments.input(LineWriter.lines(doc)));
        area.clearUndoRedo();
        area.select(TextPos.ZERO);
        loading = false;
        showPrompt();
    }

    public boolean isEmpty() {
        return getDoc().isEmpty();
    }

    /// Inserts at the caret, in place of what is selected and of a `/` that asked for it. One
    /// paragraph joins the line; more blocks stand on lines of their own.
    public void insertAtCaret(Doc doc) {
        if (doc.isEmpty()) {
            return;
        }
        TextPos start = start();
        TextPos end = end();
        String before = area.getPlainText(start.index()).substring(0, start.offset());
        String after = area.getPlainText(end.index()).substring(end.offset());
        List<Line> lines = new ArrayList<>(LineWriter.lines(doc));
        if (lines.size() == 1
                && lines.getFirst().kept().isEmpty()
                && lines.getFirst().shape().isText()) {
            insert(start, end, Segments.inline(lines.getFirst().content()));
            return;
        }
        if (!before.isBlank()) {
            lines.addFirst(Line.empty(Shape.PLAIN));
            lines.addFirst(Line.empty(model.shape(start.index())));
        }
        if (!after.isBlank()) {
            lines.add(Line.empty(Shape.PLAIN));
            lines.add(Line.empty(Shape.PLAIN));
        } else if (!lines.getLast().shape().equals(Shape.PLAIN)
                || lines.getLast().kept().isPresent()) {
            lines.add(Line.empty(Shape.PLAIN));
        }
        insert(start, end, Segments.input(lines));
    }

    /// Inserts plain text at the caret, its line ends kept.
    public void insertText(String text) {
        insertAtCaret(Doc.ofText(text));
    }

    /// Inserts a picture of the message: the sender of the reply attaches its bytes under this
    /// Content-ID.
    ///
    /// @param cid without angle brackets
    public void insertImage(String cid, String alt) {
        Inline.Image image = new Inline.Image(new ImageSource.Cid(cid), alt, 0, 0);
        insert(start(), end(), Segments.inline(List.of(image, Inline.Text.of(" "))));
    }

    /// Makes the selection a link, or inserts the address as one.
    ///
    /// @return false if the address is not one that may be followed
    public boolean link(String address) {
        var target = Links.safe(address);
        if (target.isEmpty()) {
            return false;
        }
        if (hasSelection()) {
            area.applyStyle(start(), end(), StyleAttributeMap.of(Attributes.LINK, target.get()));
        } else {
            Inline link = new Inline.Link(target.get(), List.of(Inline.Text.of(target.get())));
            insert(start(), end(), Segments.inline(List.of(link, Inline.Text.of(" "))));
        }
        return true;
    }

    // ---- styles

    public void bold() {
        toggle(StyleAttributeMap.BOLD);
    }

    public void italic() {
        toggle(StyleAttributeMap.ITALIC);
    }

    public void underline() {
        toggle(StyleAttributeMap.UNDERLINE);
    }

    public void strike() {
        toggle(StyleAttributeMap.STRIKE_THROUGH);
    }

    public void code() {
        toggle(Attributes.CODE);
    }

    public void bullets() {
        shaper.list(Shape.ListKind.BULLETS);
    }

    public void numbers() {
        shaper.list(Shape.ListKind.NUMBERS);
    }

    /// Quotes the selected lines; quoted ones no longer.
    public void quote() {
        shaper.quote();
    }

    /// Makes the selected lines a heading of the level, or text again.
    public void heading(int level) {
        shaper.heading(level);
    }

    /// Takes all styles and links off the selected text.
    public void clearStyles() {
        if (hasSelection()) {
            area.setStyle(start(), end(), StyleAttributeMap.EMPTY);
        }
    }

    public void undo() {
        area.undo();
    }

    public void redo() {
        area.redo();
    }

    private void toggle(StyleAttribute<Boolean> attribute) {
        boolean on = area.getActiveStyleAttributeMap().getBoolean(attribute);
        StyleAttributeMap now = StyleAttributeMap.of(attribute, !on);
        if (hasSelection()) {
            area.applyStyle(start(), end(), now);
        } else {
            StyleAttributeMap next = area.getInsertStyles();
            StyleAttributeMap base = next == null ? area.getActiveStyleAttributeMap() : next;
            area.setInsertStyles(
                    base.combine(StyleAttributeMap.of(attribute, !base.getBoolean(attribute))));
        }
    }

    // ---- callbacks

    /// Called when `/` was typed at the start of a word, with the caret's place on the screen. The
    /// sign stands in the text; the next insertion takes its place.
    public void setOnSlash(Consumer<Bounds> callback) {
        onSlash = callback;
    }

    /// Called by Ctrl+J, with the caret's place on the screen.
    public void setOnScripts(Consumer<Bounds> callback) {
        onScripts = callback;
    }

    /// Called by Ctrl+K, with the caret's place on the screen.
    public void setOnKnowledge(Consumer<Bounds> callback) {
        onKnowledge = callback;
    }

    /// Called after every change by the writer, to save a draft some time later.
    public void setOnChanged(Runnable callback) {
        onChanged = callback;
    }

    /// What stands in the empty editor.
    public void setPrompt(String text) {
        prompt.setText(text);
        area.setAccessibleText(text);
    }

    /// Where the caret is on the screen; the editor itself while it has none.
    public Bounds caretBounds() {
        Node caret = area.lookup(".caret");
        Node node = caret == null || caret.getLayoutBounds().isEmpty() ? area : caret;
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return bounds == null ? node.getBoundsInLocal() : bounds;
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }

    /// Puts the caret behind the last word.
    public void moveToEnd() {
        area.select(area.getDocumentEnd());
    }

    /// Puts the caret before the first word: a reply is written above what it quotes.
    public void moveToStart() {
        area.select(TextPos.ZERO);
    }

    public void selectAll() {
        area.selectAll();
    }

    // ---- inside

    private boolean hasSelection() {
        return area.hasNonEmptySelection();
    }

    private TextPos start() {
        SelectionSegment selection = area.getSelection();
        return selection == null ? TextPos.ZERO : selection.getMin();
    }

    private TextPos end() {
        SelectionSegment selection = area.getSelection();
        return selection == null ? TextPos.ZERO : selection.getMax();
    }

    private void insert(TextPos from, TextPos end, StyledInput input) {
        TextPos start = from;
        if (slash != null
                && slash.index() == from.index()
                && slash.offset() == from.offset() - 1
                && area.getPlainText(from.index()).charAt(slash.offset()) == '/') {
            start = TextPos.ofLeading(slash.index(), slash.offset());
        }
        slash = null;
        TextPos behind = area.replaceText(start, end, input);
        if (behind != null) {
            area.select(behind);
        }
        area.requestFocus();
    }

    private void changed(boolean edit) {
        showPrompt();
        area.requestLayout();
        requestLayout();
        if (loading) {
            return;
        }
        if (slashDue && edit) {
            slashDue = false;
            TextPos caret = area.getCaretPosition();
            slash = caret == null ? null : TextPos.ofLeading(caret.index(), caret.offset());
            Platform.runLater(() -> onSlash.accept(caretBounds()));
        }
        onChanged.run();
    }

    private void showPrompt() {
        prompt.setVisible(
                model.size() == 1
                        && model.getParagraphLength(0) == 0
                        && model.shape(0).equals(Shape.PLAIN));
    }

    private void typed(KeyEvent key) {
        if (!key.getCharacter().equals("/") || key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        TextPos at = start();
        String before = area.getPlainText(at.index()).substring(0, at.offset());
        slashDue = before.isEmpty() || Character.isWhitespace(before.charAt(before.length() - 1));
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB
                && key.isShiftDown()
                && !key.isShortcutDown()
                && model.shape(start().index()).isItem()) {
            shaper.tab(-1);
            key.consume();
            return;
        }
        if (!key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        Runnable action = key.isShiftDown() ? shifted(key.getCode()) : plain(key.getCode());
        if (action != null) {
            action.run();
            key.consume();
        }
    }

    private @Nullable Runnable plain(KeyCode code) {
        return switch (code) {
            case B -> this::bold;
            case I -> this::italic;
            case U -> this::underline;
            case J -> () -> onScripts.accept(caretBounds());
            case K -> () -> onKnowledge.accept(caretBounds());
            default -> null;
        };
    }

    private @Nullable Runnable shifted(KeyCode code) {
        return switch (code) {
            case DIGIT7 -> this::numbers;
            case DIGIT8 -> this::bullets;
            case DIGIT9 -> this::quote;
            case X -> this::strike;
            case V -> area::pastePlainText;
            default -> null;
        };
    }

    private void showCaret() {
        Node caret = area.lookup(".caret");
        if (caret == null) {
            return;
        }
        double height = area.getHeight() - scroll.getViewportBounds().getHeight();
        if (height <= 0) {
            return;
        }
        Bounds bounds = area.sceneToLocal(caret.localToScene(caret.getBoundsInLocal()));
        double top = scroll.getVvalue() * height;
        double bottom = top + scroll.getViewportBounds().getHeight();
        if (bounds.getMinY() < top) {
            scroll.setVvalue(Math.max(0, bounds.getMinY() - LINE / 2) / height);
        } else if (bounds.getMaxY() > bottom) {
            double to = bounds.getMaxY() + LINE / 2 - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(Math.min(1, to / height));
        }
    }
}
