package org.sportello.text.html;

import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.sportello.text.Doc;
import org.sportello.text.DocBuilder;
import org.sportello.text.PlainReader;

import java.time.Duration;

/// Turns the HTML of a mail, of whatever origin, into a [Doc]. Loads nothing, runs nothing, never
/// fails: what is too large, too deep or too slow is read as plain text.
public final class HtmlReader {

    /// What one mail may cost.
    ///
    /// @param characters longest HTML that is parsed
    /// @param nodes most nodes that are looked at
    /// @param time longest time to look at them
    public record Limits(int characters, int nodes, Duration time) {

        public static final Limits MAIL = new Limits(4_000_000, 200_000, Duration.ofSeconds(2));
    }

    /// Tags nested deeper than this are read as if they stood beside each other.
    static final int DEEPEST = 256;

    private final Limits limits;

    public HtmlReader() {
        this(Limits.MAIL);
    }

    public HtmlReader(Limits limits) {
        this.limits = limits;
    }

    public Doc read(String html) {
        if (html.length() > limits.characters()) {
            return asText(html);
        }
        Parser parser = Parser.htmlParser().setMaxDepth(DEEPEST);
        Document document = parser.parseInput(html, "");
        DocBuilder builder = new DocBuilder();
        boolean whole = new HtmlWalk(builder, new Budget(limits)).blocks(document.body());
        return whole ? builder.build() : asText(html);
    }

    private static Doc asText(String html) {
        return new PlainReader().read(HtmlStripper.text(html));
    }

    /// How much may still be spent on one mail.
    static final class Budget {

        private static final int LOOK_AT_CLOCK_EVERY = 256;

        private final long end;
        private int nodes;

        Budget(Limits limits) {
            nodes = limits.nodes();
            end = System.nanoTime() + limits.time().toNanos();
        }

        /// Takes one node; false if there is nothing left.
        boolean spend() {
            nodes--;
            if (nodes % LOOK_AT_CLOCK_EVERY == 0 && System.nanoTime() > end) {
                nodes = -1;
            }
            return nodes >= 0;
        }
    }
}
