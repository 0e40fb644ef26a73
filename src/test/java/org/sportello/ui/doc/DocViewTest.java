package org.sportello.ui.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;
import org.sportello.text.Block;
import org.sportello.text.Doc;
import org.sportello.text.FoldedDoc;
import org.sportello.text.ImageSource;
import org.sportello.text.html.HtmlReader;
import org.sportello.ui.FxTest;
import org.sportello.ui.Pictures;
import org.sportello.ui.Texts;
import org.sportello.ui.Theme;
import org.sportello.ui.control.Ui;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

@FxTest
class DocViewTest {

    private final Texts texts = new Texts(Locale.ENGLISH);
    private final List<String> followed = new ArrayList<>();
    private final List<ImageSource> asked = new ArrayList<>();
    private final DocView view = new DocView(texts, this::load, followed::add);

    private void load(ImageSource source, java.util.function.Consumer<Picture> then) {
        asked.add(source);
        then.accept(Picture.unpack(SampleMails.picture()).orElseThrow());
    }

    private Scene scene(Node... nodes) {
        try (Theme theme = new Theme()) {
            return Pictures.scene(new VBox(nodes), theme, 600, 800);
        }
    }

    @Test
    void looksRightInBothThemes() {
        for (Theme.Mode mode : new Theme.Mode[] {Theme.Mode.LIGHT, Theme.Mode.DARK}) {
            try (Theme theme = new Theme()) {
                theme.modeProperty().set(mode);
                Path file = Path.of("target/pictures/doc-" + mode + ".png");
                Pictures.write(Pictures.scene(page(), theme, 1500, 1000), file);
                assertTrue(Files.exists(file));
            }
        }
    }

    private HBox page() {
        DocView plain = new DocView(texts, this::load, followed::add);
        plain.setFolded(SampleMails.plainItalian());
        plain.setTerms(List.of("ordin", "perche"));
        DocView open = new DocView(texts, this::load, followed::add);
        open.setFolded(SampleMails.plainItalian());
        open.lookupAll(".doc-fold").forEach(fold -> ((Button) fold).fire());
        DocView outlook = new DocView(texts, this::load, followed::add);
        outlook.setDoc(SampleMails.outlookEnglish());
        DocView newsletter = new DocView(texts, this::load, followed::add);
        newsletter.setDoc(SampleMails.newsletter());
        DocView article = new DocView(texts, this::load, followed::add);
        article.setDoc(SampleMails.article());
        HBox page = new HBox(16, column(plain, open), column(outlook, newsletter), column(article));
        page.setPadding(new Insets(16));
        return page;
    }

    private static VBox column(DocView... views) {
        VBox column = new VBox(16);
        for (DocView view : views) {
            column.getChildren().add(Ui.card("Maria Rossi", view));
        }
        column.setPrefWidth(480);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    @Test
    void selectsAndCopiesAcrossBlocks() {
        view.setDoc(SampleMails.article());
        scene(view);
        view.selectAll();
        String text = view.selectedText();
        assertTrue(text.startsWith("Return a pair of shoes\n\nCustomers may"), text);
        assertTrue(text.contains("\n1. open the order and choose Return\n2. send"), text);
        assertTrue(text.contains("Italy\t2\t4,90 €\nGermany"), text);
    }

    @Test
    void quotedTextWaitsBehindItsLine() {
        view.setFolded(SampleMails.plainItalian());
        scene(view);
        Button quoted = (Button) view.lookup("#quoted");
        assertEquals("6 quoted lines", quoted.getText());
        view.selectAll();
        assertFalse(view.selectedText().contains("abbiamo spedito"));
        quoted.fire();
        view.selectAll();
        assertTrue(view.selectedText().contains("abbiamo spedito"));
        quoted.fire();
        view.selectAll();
        assertFalse(view.selectedText().contains("abbiamo spedito"));
    }

    @Test
    void aSearchedWordOpensItsFold() {
        view.setFolded(SampleMails.plainItalian());
        scene(view);
        view.setTerms(List.of("SPEDITO"));
        view.selectAll();
        assertTrue(view.selectedText().contains("abbiamo spedito"));
    }

    @Test
    void linksAreHandedOverAndNotOpened() {
        view.setDoc(Doc.ofText("see https://example.com/x now"));
        scene(view);
        Node link = view.lookup(".doc-link");
        link.fireEvent(
                new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        assertEquals(List.of("https://example.com/x"), followed);
    }

    @Test
    void remotePicturesWaitUntilTheyAreAllowed() {
        view.setDoc(SampleMails.newsletter());
        scene(view);
        assertEquals(4, view.blockedImagesProperty().get());
        assertTrue(asked.isEmpty());
        view.showRemoteImages();
        assertEquals(4, asked.size());
        assertEquals(0, view.blockedImagesProperty().get());
    }

    @Test
    void aPictureThatWouldUnpackToGigabytesIsNotDrawn() {
        byte[] bytes = SampleMails.picture();
        bytes[16] = 0x10;
        assertTrue(ImageHeader.read(bytes).filter(ImageHeader::reasonable).isEmpty());
        assertTrue(ImageHeader.read(new byte[] {1, 2, 3}).isEmpty());
    }

    @Test
    void aVeryLongMessageIsShownInParts() {
        String text = "Una riga di testo qualunque.\n".repeat(200_000);
        view.setFolded(FoldedDoc.of(Doc.ofText(text)));
        scene(view);
        view.selectAll();
        assertTrue(view.selectedText().startsWith("Una riga"));
    }

    @Test
    void manyMessagesBuildAtOnce() {
        VBox all = new VBox();
        for (int i = 0; i < 30; i++) {
            DocView one = new DocView(texts, this::load, followed::add);
            one.setDoc(i % 2 == 0 ? SampleMails.outlookEnglish() : SampleMails.article());
            all.getChildren().add(one);
        }
        scene(all);
        assertEquals(30, all.getChildren().size());
    }

    @Test
    void everyBlockHasANode() {
        view.setDoc(Doc.of(new Block.Rule(), new Block.Quote(List.of(Block.Paragraph.of("x")))));
        scene(view);
        assertEquals(1, view.lookupAll(".doc-rule").size());
        assertEquals(1, view.lookupAll(".doc-quote").size());
    }

    @Test
    void aTableOfLongWordsIsNeverWiderThanThePage() {
        view.setDoc(
                new HtmlReader()
                        .read(
                                "<table border=1><tr><th>Name<th>Amount<th>Price"
                                        + "<tr><td>Donaudampfschiffahrtsgesellschaft"
                                        + "<td>Elektrizitaetswerkebetriebsrat<td>12</table>"));
        Scene scene = scene(view);
        view.setMaxWidth(260);
        Pictures.settle(scene);
        assertTrue(view.minWidth(-1) <= 260, "at least " + view.minWidth(-1));
        Node last = List.copyOf(view.lookupAll(".doc-cell")).getLast();
        double right = view.sceneToLocal(last.localToScene(last.getLayoutBounds())).getMaxX();
        assertTrue(right <= 261, "ends at " + right);
    }

    @Test
    void aLargePictureIsUnpackedAndOneThatIsNoneIsNot() {
        Picture picture = Picture.unpack(SampleMails.picture(1600, 900)).orElseThrow();
        assertEquals(1600, picture.width());
        assertEquals(1600, picture.image().getWidth());
        assertTrue(Picture.unpack("no picture".getBytes(StandardCharsets.UTF_8)).isEmpty());
    }
}
