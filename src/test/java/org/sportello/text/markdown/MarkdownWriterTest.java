package org.sportello.text.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sportello.text.Block;
import org.sportello.text.Doc;
import org.sportello.text.Inline;
import org.sportello.text.RandomDocs;
import org.sportello.text.Style;

class MarkdownWriterTest {

    private final MarkdownWriter writer = new MarkdownWriter();
    private final MarkdownReader reader = new MarkdownReader();

    @Test
    void whatIsWrittenReadsTheSame() {
        for (int seed = 0; seed < 2_000; seed++) {
            Doc doc = new RandomDocs(seed, true).next();
            String markdown = writer.write(doc);
            assertEquals(doc, reader.read(markdown), "seed " + seed + "\n" + markdown);
        }
    }

    @Test
    void readsLikeMarkdownThatPeopleWrite() {
        Doc doc =
                Doc.of(
                        new Block.Heading(2, Block.Paragraph.of("Resi").content()),
                        Block.Paragraph.of(
                                Inline.Text.of("Gentile "),
                                Inline.Text.of("{{customer.firstName}}", Style.Mark.BOLD),
                                Inline.Text.of(","),
                                new Inline.LineBreak(),
                                Inline.Text.of("ecco i passi:")),
                        Block.ListBlock.of(true, "aprire", "chiudere"),
                        Block.ListBlock.of(false, "uno", "due"));
        assertEquals(
                """
                ## Resi

                Gentile **{{customer.firstName}}**,
                ecco i passi:

                1. aprire
                2. chiudere

                - uno
                - due\
                """,
                writer.write(doc));
    }

    @Test
    void spacesAtTheEdgesOfMarksStayOutside() {
        Doc doc =
                Doc.of(
                        Block.Paragraph.of(
                                Inline.Text.of("a"),
                                Inline.Text.of(" b ", Style.Mark.BOLD),
                                Inline.Text.of("c")));
        assertEquals("a **b** c", writer.write(doc));
    }
}
