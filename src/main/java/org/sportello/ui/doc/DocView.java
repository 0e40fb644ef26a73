package org.sportello.ui.doc;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

import org.sportello.text.Block;
import org.sportello.text.Doc;
import org.sportello.text.FoldedDoc;
import org.sportello.text.html.HtmlWriter;
import org.sportello.ui.Texts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/// Shows a [Doc]: selectable, copyable, in the theme's own colours. Links are handed to the
/// callback and never opened here; pictures come from the [ImageLoader]; quoted text and signatures
/// wait behind a line that unfolds them.
public final class DocView extends VBox {

    /// The property of a node that holds where it leads to.
    static final Object TARGET = DocView.class;

    /// Longer documents are shown in parts, each asked for by a click.
    private static final int CHARACTERS_AT_ONCE = 30_000;

    private static final int BLOCKS_AT_ONCE = 400;
    private static final int READ_ALOUD = 5_000;

    private final Texts texts;
    private final ImageLoader loader;
    private final DocInlines inlines;
    private final DocNodes nodes;
    private final DocSelection selection = new DocSelection(this);
    private final ReadOnlyIntegerWrapper blockedImages =
            new ReadOnlyIntegerWrapper(this, "blockedImages");
    private final List<LineFlow> lines = new ArrayList<>();
    private final List<Fold> folds = new ArrayList<>();
    private FoldedDoc folded = FoldedDoc.of(Doc.EMPTY);
    private Terms terms = Terms.NONE;
    private boolean remoteAllowed;

    /// @param follow called on the FX thread with the address of a link that was clicked: http,
    ///   https, mailto or tel
    public DocView(Texts texts, ImageLoader loader, Consumer<String> follow) {
        this.texts = texts;
        this.loader = loader;
        this.inlines = new DocInlines(texts, follow);
        this.nodes = new DocNodes(inlines);
        getStyleClass().add("doc-view");
        setFocusTraversable(true);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        setOnContextMenuRequested(new DocMenu(this, texts)::open);
        widthProperty().subscribe(_ -> fitImages());
    }

    /// Shows the whole document, nothing folded.
    public void setDoc(Doc doc) {
        setFolded(FoldedDoc.of(doc));
    }

    /// Shows what is new; the rest waits folded.
    public void setFolded(FoldedDoc newFolded) {
        folded = newFolded;
        remoteAllowed = false;
        rebuild();
    }

    public FoldedDoc folded() {
        return folded;
    }

    /// Marks these words wherever they occur, whatever their case and accents. A fold that holds
    /// one opens.
    public void setTerms(Collection<String> words) {
        terms = new Terms(words);
        folds.stream()
                .filter(fold -> terms.in(fold.content().text()))
                .forEach(fold -> fold.openProperty().set(true));
        lines.forEach(flow -> flow.mark(terms));
    }

    /// How many pictures wait on the network for somebody to allow them.
    public ReadOnlyIntegerProperty blockedImagesProperty() {
        return blockedImages.getReadOnlyProperty();
    }

    /// Asks the [ImageLoader] for the pictures on the network too, until another document is shown.
    public void showRemoteImages() {
        remoteAllowed = true;
        blockedImages.set(0);
        inlines.images().forEach(image -> image.load(loader, true));
    }

    /// The selected text; empty if nothing is selected.
    public String selectedText() {
        return selection.text();
    }

    boolean isSelectionEmpty() {
        return selection.isEmpty();
    }

    public void selectAll() {
        selection.selectAll();
    }

    /// Copies what is selected, or else the whole message, as text and as HTML.
    public void copy() {
        ClipboardContent content = new ClipboardContent();
        if (selection.isEmpty()) {
            content.putString(folded.whole().text());
            content.putHtml(new HtmlWriter().write(folded.whole()));
        } else {
            content.putString(selection.text());
        }
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void rebuild() {
        getChildren().clear();
        folds.clear();
        lines.clear();
        inlines.images().clear();
        selection.over(List.of());
        blockedImages.set(folded.whole().remoteImages().size());
        addPart(this, Portions.of(folded.newText().blocks()));
        fold("signature", texts.get("ui.doc.signature"), folded.signature());
        fold("quoted", texts.get("ui.doc.quoted", lines(folded.quoted())), folded.quoted());
        built();
        String words = folded.newText().text();
        setAccessibleText(words.substring(0, Math.min(words.length(), READ_ALOUD)));
    }

    private static long lines(Doc doc) {
        return doc.text().lines().filter(line -> !line.replace(">", "").isBlank()).count();
    }

    private void fold(String id, String words, Doc content) {
        if (content.isEmpty()) {
            return;
        }
        Fold fold = new Fold(id, words, content, this::foldContent, this::built);
        folds.add(fold);
        getChildren().add(fold);
        if (!terms.isEmpty() && terms.in(content.text())) {
            fold.openProperty().set(true);
        }
    }

    private VBox foldContent(Doc content) {
        VBox box = new VBox();
        box.getStyleClass().addAll("doc-blocks", "doc-fold-content");
        addPart(box, Portions.of(content.blocks()));
        return box;
    }

    /// Adds as much as can be laid out at once, and a button for the rest.
    private void addPart(VBox box, List<Block> blocks) {
        int characters = 0;
        int count = 0;
        while (count < blocks.size() && count < BLOCKS_AT_ONCE && characters < CHARACTERS_AT_ONCE) {
            characters += Portions.length(blocks.get(count++));
        }
        box.getChildren().add(nodes.blocks(blocks.subList(0, count), "\n\n"));
        if (count < blocks.size()) {
            List<Block> rest = blocks.subList(count, blocks.size());
            Button more = new Button(texts.get("ui.doc.more"));
            more.getStyleClass().addAll("doc-fold", "small");
            more.setOnAction(_ -> {
                box.getChildren().remove(more);
                addPart(box, rest);
                built();
            });
            box.getChildren().add(more);
        }
    }

    /// What was built last takes part in selection, marking and loading.
    private void built() {
        lines.clear();
        collectLines(this);
        selection.over(lines);
        lines.forEach(flow -> flow.mark(terms));
        inlines.images().stream()
                .filter(DocImage::isNew)
                .forEach(image -> image.load(loader, remoteAllowed));
        fitImages();
    }

    private void collectLines(Parent parent) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof LineFlow flow) {
                lines.add(flow);
            } else if (child instanceof Parent inner) {
                collectLines(inner);
            }
        }
    }

    private void fitImages() {
        double room = getWidth() > 0 ? getWidth() - snappedLeftInset() - snappedRightInset() : 600;
        inlines.images().forEach(image -> image.fit(room));
    }

    private void pressed(MouseEvent press) {
        if (press.getButton() != MouseButton.PRIMARY || onButton(press)) {
            return;
        }
        requestFocus();
        switch (press.getClickCount()) {
            case 1 -> {
                if (press.isShiftDown()) {
                    selection.extend(press.getX(), press.getY());
                } else {
                    selection.start(press.getX(), press.getY());
                }
            }
            case 2 -> selection.selectWord(press.getX(), press.getY());
            default -> selection.selectLine(press.getX(), press.getY());
        }
    }

    private boolean onButton(MouseEvent event) {
        for (Node node = event.getPickResult().getIntersectedNode();
                node != null && node != this;
                node = node.getParent()) {
            if (node instanceof Button) {
                return true;
            }
        }
        return false;
    }

    private void dragged(MouseEvent drag) {
        if (drag.getButton() == MouseButton.PRIMARY
                && !onButton(drag)
                && drag.getClickCount() < 2) {
            selection.extend(drag.getX(), drag.getY());
            setCursor(Cursor.TEXT);
        }
    }

    private void key(KeyEvent key) {
        if (key.isShortcutDown() && key.getCode() == KeyCode.C) {
            copy();
            key.consume();
        } else if (key.isShortcutDown() && key.getCode() == KeyCode.A) {
            selectAll();
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE && !selection.isEmpty()) {
            selection.clear();
            key.consume();
        }
    }
}
