package org.sportello.text.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.text.Block;
import org.sportello.text.Doc;

class MarkdownReaderTest {

    private final MarkdownReader reader = new MarkdownReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a¶b                                  | a¶b
                    a¶¶b                                 | a¶¶b
                    see https://example.com/x.           | see https://example.com/x.
                    [x](https://example.com)             | x <https://example.com>
                    [x](javascript:alert)                | x
                    ![photo](javascript:x)               | photo
                    ![photo](cid:1)                      | [photo]
                    <b>x</b>                             | <b>x</b>
                    <script>alert(1)</script>            | <script>alert(1)</script>
                    <div>¶x¶</div>                       | <div>¶x¶</div>
                    &lt;b&gt; &amp;                      | <b> &
                    * a¶* b                              | - a¶- b
                    """)
    void readsMarkdown(String markdown, String text) {
        assertEquals(text.replace('¶', '\n'), reader.read(markdown.replace('¶', '\n')).text());
    }

    @Test
    void tablesKeepTheirColumns() {
        Doc doc = reader.read("| a | b |\n|---|--:|\n| 1 | **2** |");
        Block.Table table = (Block.Table) doc.blocks().getFirst();
        assertTrue(table.header());
        assertEquals(Block.Align.RIGHT, table.columns().getLast());
        assertEquals(2, table.rows().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "* ", "[", "**a ", "`", "~~", "<", "![", "|a", "&#", "http://"})
    void repetitionIsRead(String part) {
        Doc doc = reader.read("start " + part.repeat(20_000) + " end");
        assertTrue(doc.text().startsWith("start"));
        assertTrue(reader.read(part.repeat(20_000)).blocks().size() < 100);
    }
}
