package org.sportello.text.markdown;

import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.sportello.text.Doc;
import org.sportello.text.DocBuilder;
import org.sportello.text.PlainReader;
import org.sportello.text.Style;

import java.util.List;

/// Markdown (CommonMark with tables and bare addresses as links; `~~struck~~` and `++underlined++`
/// as well) into a [Doc]. A line end is a line break, as in comment fields everywhere. HTML is
/// shown as the text it is.
public final class MarkdownReader {

    private static final int LONGEST = 2_000_000;
    private static final int DEEPEST_INLINE = 30;
    private static final int MOST_OPEN_BLOCKS = 50;

    private final Parser parser =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
                    .customDelimiterProcessor(new MarkdownMark.Delimiter('~', Style.Mark.STRIKE))
                    .customDelimiterProcessor(new MarkdownMark.Delimiter('+', Style.Mark.UNDERLINE))
                    .maxOpenBlockParsers(MOST_OPEN_BLOCKS)
                    .maxInlineNesting(DEEPEST_INLINE)
                    .build();

    /// Never fails; absurdly long text is read as plain text.
    public Doc read(String markdown) {
        if (markdown.length() > LONGEST) {
            return new PlainReader().read(markdown);
        }
        DocBuilder builder = new DocBuilder();
        new MarkdownWalk(builder).children(parser.parse(markdown), Style.PLAIN);
        return builder.build();
    }
}
