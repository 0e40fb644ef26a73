package org.sportello.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import jfx.incubator.scene.control.richtext.RichTextArea;
import jfx.incubator.scene.control.richtext.TextPos;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sportello.text.Block;
import org.sportello.text.Doc;
import org.sportello.text.ImageSource;
import org.sportello.text.Inline;
import org.sportello.text.RandomDocs;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.text.markdown.MarkdownWriter;
import org.sportello.ui.FxTest;
import org.sportello.ui.Pictures;
import org.sportello.ui.Theme;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

@FxTest
class ReplyEditorTest {

    private ReplyEditor editor;
    private Stage stage;
    private RichTextArea area;

    @BeforeEach
    void show() {
        editor = new ReplyEditor(4, 14);
        stage = new Stage();
        try (Theme theme = new Theme()) {
            stage.setScene(Pictures.scene(new VBox(editor), theme, 600, 400));
        }
        stage.show();
        editor.requestFocus();
        area = (RichTextArea) editor.lookup("#reply-text");
    }

    @AfterEach
    void hide() {
        stage.hide();
    }

    private static Doc markdown(String text) {
        return new MarkdownReader().read(text);
    }

    private String markdown() {
        return new MarkdownWriter().write(editor.getDoc());
    }

    private void type(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                press(KeyCode.ENTER, false, false);
            } else {
                KeyEvent typed =
                        new KeyEvent(
                                KeyEvent.KEY_TYPED,
                                String.valueOf(c),
                                "",
                                KeyCode.UNDEFINED,
                                false,
                                false,
                                false,
                                false);
                area.fireEvent(typed);
            }
        }
    }

    private void press(KeyCode code, boolean shift, boolean control) {
        area.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
    }

    private void select(int from, int to) {
        stage.getScene().getRoot().layout();
        area.select(TextPos.ofLeading(0, from), TextPos.ofLeading(0, to));
    }

    @Test
    void whatIsSetIsWhatComesBack() {
        for (int seed = 0; seed < 300; seed++) {
            Doc doc = LineReader.doc(LineWriter.lines(new RandomDocs(seed, true).next()));
            editor.setDoc(doc);
            assertEquals(doc, editor.getDoc(), "seed " + seed);
        }
    }

    @Test
    void richDocumentsSurviveTheEditor() {
        Doc doc =
                markdown(
                        """
                        # Resi

                        Gentile **Maria**, *ecco* `i` ~~passi~~ ++veri++:
                        seconda riga

                        1. aprire
                        2. chiudere
                           - piano
                           - forte
                        3. fine

                        - altro

                        > citato
                        >
                        > > due volte

                        ```
                        a  b

                          c
                        ```

                        Vedi [la pagina](https://example.com/x).

                        | a | b |
                        |---|--:|
                        | 1 | 2 |

                        ---

                        Saluti\
                        """);
        editor.setDoc(doc);
        assertEquals(doc, editor.getDoc());
    }

    @Test
    void typedTextBecomesParagraphsAndLines() {
        type("Gentile Maria,\n\nil pacco parte oggi.\nSaluti");
        assertEquals("Gentile Maria,\n\nil pacco parte oggi.\nSaluti", editor.getDoc().text());
    }

    @Test
    void keysSetStyles() {
        editor.setDoc(Doc.ofText("uno due"));
        select(0, 3);
        press(KeyCode.B, false, true);
        press(KeyCode.I, false, true);
        assertEquals("***uno*** due", markdown());
        press(KeyCode.B, false, true);
        assertEquals("*uno* due", markdown());
    }

    @Test
    void stylesWithoutSelectionHoldForWhatIsTypedNext() {
        type("a ");
        press(KeyCode.B, false, true);
        type("b");
        assertEquals("a **b**", markdown());
    }

    @Test
    void listsGoOnWithEnterAndEndWithAnEmptyItem() {
        type("passi:\n");
        press(KeyCode.DIGIT7, true, true);
        type("uno\ndue\n\nfine");
        assertEquals("passi:\n\n1. uno\n2. due\n\nfine", markdown());
    }

    @Test
    void tabNestsItems() {
        press(KeyCode.DIGIT8, true, true);
        type("uno\n");
        press(KeyCode.TAB, false, false);
        type("dentro\n");
        press(KeyCode.TAB, true, false);
        type("due");
        assertEquals("- uno\n  - dentro\n- due", markdown());
    }

    @Test
    void backspaceAtTheStartOfAnItemMakesItText() {
        press(KeyCode.DIGIT8, true, true);
        type("uno");
        select(0, 0);
        press(KeyCode.BACK_SPACE, false, false);
        assertEquals("uno", markdown());
    }

    @Test
    void aSlashAtTheStartOfAWordAsksForScriptsAndGivesWayToThem() {
        List<String> asked = new ArrayList<>();
        editor.setOnScripts(_ -> asked.add("scripts"));
        type("e/o 1 /");
        press(KeyCode.J, false, true);
        assertEquals(List.of("scripts"), asked);
        editor.insertAtCaret(markdown("**pronto**"));
        assertEquals("e/o 1 **pronto**", markdown());
    }

    @Test
    void aScriptOfSeveralBlocksStandsOnItsOwn() {
        type("Buongiorno,");
        editor.insertAtCaret(markdown("il resto:\n\n- a\n- b"));
        type("Saluti");
        assertEquals("Buongiorno,\n\nil resto:\n\n- a\n- b\n\nSaluti", markdown());
        editor.undo();
        assertTrue(area.isRedoable());
    }

    @Test
    void linksAreMadeOnlyOfSafeAddresses() {
        editor.setDoc(Doc.ofText("la pagina"));
        select(3, 9);
        assertFalse(editor.link("javascript:alert(1)"));
        assertTrue(editor.link("www.example.com"));
        assertEquals("la [pagina](https://www.example.com)", markdown());
    }

    @Test
    void picturesStayPicturesWhileTheirSignIsWhole() {
        type("vedi ");
        editor.insertImage("p1@example.com", "suola.png");
        type("qui");
        assertEquals(
                List.of(
                        Inline.Text.of("vedi "),
                        new Inline.Image(new ImageSource.Cid("p1@example.com"), "suola.png", 0, 0),
                        Inline.Text.of(" qui")),
                ((Block.Paragraph) editor.getDoc().blocks().getFirst()).content());
    }

    @Test
    void growsWithItsText() {
        editor.setDoc(Doc.ofText("riga\n".repeat(10)));
        for (int i = 0; i < 5; i++) {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
        }
        assertTrue(editor.getHeight() > 150, "" + editor.getHeight());
        editor.setDoc(Doc.ofText("riga\n".repeat(100)));
        stage.getScene().getRoot().layout();
        assertTrue(editor.getHeight() < 350, "" + editor.getHeight());
    }

    @Test
    void changesAreTold() {
        List<Doc> told = new ArrayList<>();
        editor.setOnChanged(() -> told.add(editor.getDoc()));
        editor.setDoc(Doc.ofText("bozza"));
        assertTrue(told.isEmpty());
        type("x");
        assertEquals(1, told.size());
    }

    @Test
    void pastedHtmlIsCleaned() {
        clip(
                "a b d",
                "<p onclick=x>a <b>b</b><script>c</script><a"
                        + " href='javascript:x'>e</a></p><ul><li>d</ul>");
        area.paste();
        assertEquals("a **b**e\n\n- d", markdown());
    }

    @Test
    void pastedPlainTextTakesNoStyles() {
        clip("a b", "<p>a <b>b</b></p>");
        press(KeyCode.V, true, true);
        assertEquals("a b", markdown());
    }

    private static void clip(String text, String html) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        content.putHtml(html);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Test
    void whatIsCopiedCanBePastedAgain() {
        editor.setDoc(markdown("1. **uno**\n2. due"));
        stage.getScene().getRoot().layout();
        area.selectAll();
        area.copy();
        editor.setDoc(Doc.EMPTY);
        area.paste();
        assertEquals("1. **uno**\n2. due", markdown());
    }

    @Test
    void undoBringsBackShapesAndPictures() {
        editor.setDoc(markdown("- uno\n- due ![x](cid:p1)"));
        stage.getScene().getRoot().layout();
        Doc before = editor.getDoc();
        area.select(TextPos.ZERO, area.getDocumentEnd());
        area.backspace();
        assertTrue(editor.getDoc().text().isBlank());
        editor.undo();
        assertEquals(before, editor.getDoc());
    }

    @Test
    void looksRightInBothThemes() {
        for (Theme.Mode mode : new Theme.Mode[] {Theme.Mode.LIGHT, Theme.Mode.DARK}) {
            try (Theme theme = new Theme()) {
                theme.modeProperty().set(mode);
                Path file = Path.of("target/pictures/editor-" + mode + ".png");
                Scene scene = Pictures.scene(page(), theme, 1000, 800);
                stage.setScene(scene);
                Pictures.write(scene, file);
                assertTrue(Files.exists(file));
            }
        }
    }

    private static HBox page() {
        ReplyEditor empty = new ReplyEditor(4, 14);
        empty.setPrompt("Write a reply, or / for a script");
        ReplyEditor full = new ReplyEditor(4, 30);
        full.setDoc(
                markdown(
                        """
                        Gentile Maria,

                        grazie per la **pazienza**: il pacco è *in transito*, vedi [la spedizione](https://example.com/x).
                        Ecco i `prossimi` passi:

                        1. controllare la mail del corriere, che arriva di solito la sera prima della consegna e indica l'orario
                        2. indicare un vicino
                           - con il nome
                           - con il ++citofono++
                        3. aspettare ~~domani~~ venerdì

                        - senza numero

                        > Il mio pacco non è arrivato.
                        >
                        > > Partirà domani

                        ## Nota

                        ```
                        ordine 3311
                          stato: spedito
                        ```

                        | a | b |
                        |---|---|
                        | 1 | 2 |\
                        """));
        full.moveToEnd();
        full.insertImage("x@example.com", "suola.png");
        ReplyEditor growing = new ReplyEditor(4, 8);
        growing.setDoc(Doc.ofText("riga\n".repeat(5)));
        ReplyEditor scrolling = new ReplyEditor(4, 8);
        scrolling.setDoc(Doc.ofText("riga\n".repeat(50)));
        VBox left = new VBox(16, empty, growing, scrolling);
        for (var node : left.getChildren()) {
            node.getStyleClass().add("card");
        }
        full.getStyleClass().add("card");
        left.setPrefWidth(470);
        VBox right = new VBox(full);
        right.setPrefWidth(470);
        HBox page = new HBox(16, left, right);
        page.setPadding(new Insets(16));
        return page;
    }
}
