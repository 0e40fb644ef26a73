package org.sportello.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PlainReaderTest {

    private final PlainReader reader = new PlainReader();

    @Test
    void linesStayLinesAndBlankLinesPartParagraphs() {
        assertEquals(
                Doc.of(
                        Block.Paragraph.of(
                                Inline.Text.of("one"),
                                new Inline.LineBreak(),
                                Inline.Text.of("  two")),
                        Block.Paragraph.of("three")),
                reader.read("one\r\n  two\n\n\n\nthree\n"));
    }

    @Test
    void quotedLinesBecomeQuotes() {
        assertEquals(
                Doc.of(
                        Block.Paragraph.of("new"),
                        new Block.Quote(
                                List.of(
                                        Block.Paragraph.of("old"),
                                        new Block.Quote(List.of(Block.Paragraph.of("older")))))),
                reader.read("new\n> old\n>> older"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    see https://example.com/a?b=c, please       | https://example.com/a?b=c
                    (https://example.com/a_(b))                 | https://example.com/a_(b)
                    (see http://example.com/x)                  | http://example.com/x
                    go to www.example.com.                      | https://www.example.com
                    write to anna.neri+x@mail.example.it!       | mailto:anna.neri+x@mail.example.it
                    mailto:a@example.com                        | mailto:a@example.com
                    <https://example.com/x>                     | https://example.com/x
                    "https://example.com/x"                     | https://example.com/x
                    HTTPS://EXAMPLE.COM/X                       | HTTPS://EXAMPLE.COM/X
                    """)
    void recognisesAddresses(String text, String target) {
        List<String> targets =
                reader.read(text)
                        .blocks()
                        .getFirst()
                        .inlines()
                        .filter(Inline.Link.class::isInstance)
                        .map(link -> ((Inline.Link) link).target())
                        .toList();
        assertEquals(List.of(target), targets);
        assertEquals(text, reader.read(text).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "ftp://x",
                "a@b",
                "@anna",
                "12:30"
            })
    void leavesTheRestAlone(String text) {
        assertEquals(Doc.of(Block.Paragraph.of(text)), reader.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {">", "> ", "a@", "a.", "http://", "www.", "(", "a@a.", "é", "\t", "\u0000x"})
    void repetitionIsRead(String part) {
        assertFalse(reader.read("x" + part.repeat(300_000) + "y").isEmpty());
        reader.read(part.repeat(300_000));
    }

    @Test
    void plainTextReadsBackAsItWasWritten() {
        String text = "Gentile Maria,\nla ringraziamo.\n\n> Dove\n> e quando?\n\nSaluti\nAnna";
        assertEquals(text, reader.read(text).text());
    }
}
