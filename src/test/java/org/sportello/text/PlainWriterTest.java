package org.sportello.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

class PlainWriterTest {

    @Test
    void writesWhatAPlainTextReaderExpects() {
        Doc doc =
                Doc.of(
                        new Block.Heading(1, List.of(Inline.Text.of("Resi"))),
                        Block.Paragraph.of(
                                Inline.Text.of("Vedi "),
                                new Inline.Link(
                                        "https://example.com/resi",
                                        List.of(Inline.Text.of("la pagina", Style.Mark.BOLD))),
                                new Inline.LineBreak(),
                                Inline.Link.of("https://example.com").orElseThrow()),
                        new Block.ListBlock(
                                true,
                                9,
                                List.of(
                                        new Block.Item(
                                                List.of(
                                                        Block.Paragraph.of("uno"),
                                                        Block.ListBlock.of(false, "a", "b"))),
                                        new Block.Item(List.of(Block.Paragraph.of("due"))))),
                        new Block.Quote(List.of(Block.Paragraph.of("x"), Block.Paragraph.of("y"))),
                        new Block.Table(
                                List.of(Block.Align.LEFT, Block.Align.RIGHT),
                                false,
                                List.of(
                                        new Block.Row(
                                                List.of(
                                                        Block.Cell.of("Scarpe"),
                                                        Block.Cell.of("1"))),
                                        new Block.Row(
                                                List.of(
                                                        Block.Cell.of("Lacci"),
                                                        Block.Cell.of("10"))))));
        assertEquals(
                """
                Resi

                Vedi la pagina <https://example.com/resi>
                https://example.com

                9. uno
                   - a
                   - b
                10. due

                > x
                >
                > y

                Scarpe   1
                Lacci   10\
                """,
                doc.text());
    }
}
