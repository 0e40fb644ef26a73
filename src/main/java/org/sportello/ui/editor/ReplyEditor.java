package org.sportello.ui.editor;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import jfx.incubator.scene.control.richtext.RichTextArea;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

import org.sportello.text.Doc;

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
    private final Styling styling = new Styling(area);
    private final Insertion insertion = new Insertion(area, model);
    private final ScrollPane scroll = new ScrollPane(area);
    private final Caret caret = new Caret(area, scroll);
    private final Label prompt = new Label();
    private Consumer<Bounds> onSlash = _ -> {};
    private Consumer<Bounds> onScripts = _ -> {};
    private Consumer<Bounds> onKnowledge = _ -> {};
    private Runnable onChanged = () -> {};
    private boolean slashDue;
    private boolean loading;

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
        area.addEventFilter(KeyEvent.KEY_PRESSED, new EditorKeys(this, area, shaper)::pressed);
        area.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        area.getInputMap().registerFunction(RichTextArea.Tag.INSERT_LINE_BREAK, shaper::breakLine);
        area.getInputMap().registerFunction(RichTextArea.Tag.BACKSPACE, shaper::backspace);
        area.getInputMap().registerFunction(RichTextArea.Tag.INSERT_TAB, () -> shaper.tab(1));
        area.select(TextPos.ZERO);
        area.caretPositionProperty().addListener((_, _, _) -> caret.show());
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
        // A caret within what goes would be drawn where nothing is any more, and the area fails.
        area.select(TextPos.ZERO);
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
        insertion.doc(doc);
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
        insertion.image(cid, alt);
    }

    /// Makes the selection a link, or inserts the address as one.
    ///
    /// @return false if the address is not one that may be followed
    public boolean link(String address) {
        return insertion.link(address);
    }

    // ---- styles

    public void bold() {
        styling.toggle(StyleAttributeMap.BOLD);
    }

    public void italic() {
        styling.toggle(StyleAttributeMap.ITALIC);
    }

    public void underline() {
        styling.toggle(StyleAttributeMap.UNDERLINE);
    }

    public void strike() {
        styling.toggle(StyleAttributeMap.STRIKE_THROUGH);
    }

    public void code() {
        styling.toggle(Attributes.CODE);
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

    public void undo() {
        area.undo();
    }

    public void redo() {
        area.redo();
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

    void askForScripts() {
        onScripts.accept(caretBounds());
    }

    void askForKnowledge() {
        onKnowledge.accept(caretBounds());
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
        return caret.bounds();
    }

    @Override
    public void requestFocus() {
        area.requestFocus();
    }

    /// Puts the caret behind the last word.
    public void moveToEnd() {
        area.select(area.getDocumentEnd());
    }

    public void selectAll() {
        area.selectAll();
    }

    // ---- inside

    private void changed(boolean edit) {
        showPrompt();
        area.requestLayout();
        requestLayout();
        if (loading) {
            return;
        }
        if (slashDue && edit) {
            slashDue = false;
            insertion.slashIsHere();
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
        TextPos at = area.start();
        String before = area.getPlainText(at.index()).substring(0, at.offset());
        slashDue = before.isEmpty() || Character.isWhitespace(before.charAt(before.length() - 1));
    }
}
