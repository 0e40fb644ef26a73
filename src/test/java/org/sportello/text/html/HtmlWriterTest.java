package org.sportello.text.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.sportello.text.Block;
import org.sportello.text.Colour;
import org.sportello.text.Doc;
import org.sportello.text.Inline;
import org.sportello.text.RandomDocs;
import org.sportello.text.Style;

import java.util.List;

class HtmlWriterTest {

    private final HtmlWriter writer = new HtmlWriter();
    private final HtmlReader reader = new HtmlReader();

    @Test
    void whatIsWrittenReadsTheSame() {
        for (int seed = 0; seed < 2_000; seed++) {
            Doc doc = new RandomDocs(seed, false).next();
            String html = writer.write(doc);
            assertEquals(doc, reader.read(html), "seed " + seed + "\n" + html);
            assertEquals(doc, reader.read(writer.page(doc)));
        }
    }

    @Test
    void spacesAndColoursSurvive() {
        Doc doc =
                Doc.of(
                        Block.Paragraph.of(
                                Inline.Text.of("  a   b "),
                                Inline.Text.of(" c", Style.Mark.BOLD),
                                new Inline.Text("d", Style.PLAIN.in(new Colour(0xc93c37)))));
        assertEquals(doc, reader.read(writer.write(doc)));
    }

    @Test
    void nothingOfTheTextBecomesMarkup() {
        Doc doc =
                Doc.of(
                        Block.Paragraph.of("<script>alert('x')</script>\" onload=\"x"),
                        new Block.Paragraph(
                                List.of(
                                        Inline.Link.of(
                                                        "https://example.com/\"><script>",
                                                        List.of(Inline.Text.of("x")))
                                                .orElseThrow())));
        assertFalse(writer.write(doc).contains("<script"));
        assertEquals(doc, reader.read(writer.write(doc)));
    }

    @Test
    void theEmptyDocumentIsNothing() {
        assertEquals("", writer.write(Doc.EMPTY));
    }
}
