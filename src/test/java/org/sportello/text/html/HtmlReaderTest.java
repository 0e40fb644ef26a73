package org.sportello.text.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.text.Block;
import org.sportello.text.Colour;
import org.sportello.text.Doc;
import org.sportello.text.ImageSource;
import org.sportello.text.Inline;
import org.sportello.text.Style;

import java.time.Duration;
import java.util.List;

class HtmlReaderTest {

    private final HtmlReader reader = new HtmlReader();

    private String text(String html) {
        return reader.read(html).text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <p>one</p><p>two</p>                                  | one¶¶two
                    <div>one</div><div>two</div>                          | one¶two
                    <div>one</div><div><br></div><div>two</div>           | one¶¶two
                    <div>one<br></div><div>two</div>                      | one¶two
                    one<br>two<br><br>three                               | one¶two¶¶three
                    <p class=MsoNormal>a</p><p class=MsoNormal>b</p>      | a¶b
                    <p class=MsoNormal>a</p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>b</p> | a¶¶b
                    <p style='margin:0'>a</p><p style='margin:0'>b</p>    | a¶b
                    a  b <b> c</b>                                        | a b c
                    <ul><li>a<li>b<ul><li>c</ul></ul>                     | - a¶- b¶  - c
                    <ul><li>a</li><ul><li>c</li></ul></ul>                | - a¶  - c
                    <ol start=3><li>a<li>b</ol>                           | 3. a¶4. b
                    <blockquote>x<blockquote>y</blockquote></blockquote>  | > x¶>¶> > y
                    <blockquote style='margin:0 0 0 40px;border:none'>x</blockquote> | x
                    <pre>a¶  b</pre>                                      | a¶  b
                    <h2>Title</h2>text                                    | Title¶¶text
                    <table><tr><td>a</td></tr><tr><td>b</td></tr></table> | a¶¶b
                    <table><tr><td>Home</td><td>Shop</td></tr></table>    | Home  Shop
                    <a href='https://example.com/x'>here</a>              | here <https://example.com/x>
                    <a href='mailto:a@example.com'>a@example.com</a>      | a@example.com
                    <a href='https://example.com'><div>a</div><div>b</div></a> | a <https://example.com>¶b <https://example.com>
                    <span style='white-space:pre-wrap'>a¶  b</span>       | a¶  b
                    """)
    void readsAsAPersonSeesIt(String html, String expected) {
        assertEquals(expected.replace('¶', '\n'), text(html.replace('¶', '\n')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>ok",
                "<style>p{color:red}</style>ok",
                "<p onclick='alert(1)' onmouseover=alert(1)>ok</p>",
                "<a href='javascript:alert(1)'>ok</a>",
                "<a href='java&#10;script:alert(1)'>ok</a>",
                "<a href=' JAVASCRIPT:alert(1)'>ok</a>",
                "<a href='&#1;javascript:alert(1)'>ok</a>",
                "<a href='vbscript:x'>ok</a>",
                "<a href='data:text/html;base64,PHNjcmlwdD4='>ok</a>",
                "<a href='file:///etc/passwd'>ok</a>",
                "<a href='//example.com/x'>ok</a>",
                "<img src='data:image/svg+xml;base64,PHN2Zz4='>ok",
                "<img src='data:text/html,hello'>ok",
                "<img src='file:///etc/passwd'>ok",
                "<img src=https://example.com/p.gif width=1 height=1>ok",
                "<img src=https://example.com/p.gif style='width:0px'>ok",
                "<div style='width:expression(alert(1));color:url(javascript:1)'>ok</div>",
                "<div style='background:url(https://example.com/x.png)'>ok</div>",
                "<iframe src=https://example.com>no</iframe>ok",
                "<object data=x>no</object><embed src=x>ok",
                "<svg><script>alert(1)</script><a href=x>no</a></svg>ok",
                "<math><mtext>no</mtext></math>ok",
                "<template>no</template>ok",
                "<form action=https://example.com><input"
                        + " value=no><select><option>no</select></form>ok",
                "<div style='display:none'>no</div>ok",
                "<div style='font-size:0;max-height:0'>no</div>ok",
                "<div hidden>no</div>ok",
                "<meta http-equiv=refresh content='0;url=https://example.com'>ok",
                "<base href=https://example.com>ok",
                "<title>no</title>ok",
                "<!-- no --><![CDATA[no]]>ok",
                "<noscript></noscript>ok"
            })
    void keepsOnlyWhatIsSafeToShow(String html) {
        assertEquals(Doc.of(Block.Paragraph.of("ok")), reader.read(html));
    }

    @Test
    void remembersRemoteImagesWithoutLoadingThem() {
        Doc doc =
                reader.read(
                        "<img src='https://example.com/a.png' alt=Shoes width=200 height=80>"
                                + "<img src='//example.com/b.png'>"
                                + "<img data-src='https://example.com/made-harmless.png'>"
                                + "<img src=cid:part1@example.com>");
        assertEquals(
                List.of(
                        "https://example.com/a.png",
                        "https://example.com/b.png",
                        "https://example.com/made-harmless.png"),
                doc.remoteImages());
        assertEquals(
                new Inline.Image(
                        new ImageSource.Remote("https://example.com/a.png"), "Shoes", 200, 80),
                doc.images().getFirst());
        assertEquals(new ImageSource.Cid("part1@example.com"), doc.images().getLast().source());
    }

    @Test
    void keepsAnOrderTableAsATable() {
        Doc doc =
                reader.read(
                        """
                        <table width=100%><tr><td><table cellpadding=0>
                        <tr><th>Articolo<th>Qtà<th align=right>Prezzo
                        <tr><td>Scarpe <b>rosse</b><td>1<td align=right>59,90 €
                        <tr><td colspan=2>Totale<td align=right>59,90 €
                        </table></td></tr></table>\
                        """);
        Block.Table table = assertInstanceOf(Block.Table.class, doc.blocks().getFirst());
        assertTrue(table.header());
        assertEquals(
                List.of(Block.Align.LEFT, Block.Align.LEFT, Block.Align.RIGHT), table.columns());
        assertEquals(
                """
                Articolo      Qtà   Prezzo
                Scarpe rosse  1    59,90 €
                Totale             59,90 €\
                """,
                doc.text());
    }

    @Test
    void rowsThatSpanPushTheirNeighboursAside() {
        assertEquals(
                "a  b\n   c\nd  e",
                text("<table border=1><tr><td rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>"));
    }

    @Test
    void marksAndColoursComeFromTagsAndStyles() {
        Doc doc =
                reader.read(
                        "<b>a</b><span style='font-weight:700;color:#c00'>b</span>"
                                + "<font color=black>c</font><i><u><s>d</s></u></i>");
        assertEquals(
                List.of(
                        Inline.Text.of("a", Style.Mark.BOLD),
                        new Inline.Text("b", Style.of(Style.Mark.BOLD).in(new Colour(0xcc0000))),
                        Inline.Text.of("c"),
                        Inline.Text.of(
                                "d", Style.Mark.ITALIC, Style.Mark.UNDERLINE, Style.Mark.STRIKE)),
                doc.blocks().getFirst().inlines().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b>",
                "<blockquote>",
                "<table><tr><td>",
                "<ul><li>",
                "<a href=x>",
                "<font>",
                "<p><b><i>",
                "<svg>",
                "<span style='color:red;",
                "<table>",
                "<select>",
                "<h1>"
            })
    void deepNestingIsRead(String tag) {
        for (int times : new int[] {10_000, 1_000_000 / tag.length()}) {
            String html = "start" + tag.repeat(times) + "'>end";
            assertTrue(reader.read(html).text().startsWith("start"));
        }
    }

    @Test
    void whatIsTooLargeIsReadAsPlainText() {
        HtmlReader small =
                new HtmlReader(new HtmlReader.Limits(1_000_000, 100, Duration.ofMinutes(1)));
        Doc doc =
                small.read(
                        "<style>x{}</style><p>Hello &amp; welcome</p>" + "<p>more</p>".repeat(200));
        assertTrue(doc.text().startsWith("Hello & welcome\nmore"), doc.text());
    }

    @Test
    void hostileAttributesAreNotFollowed() {
        String style = "a:".repeat(200_000);
        Doc doc =
                reader.read(
                        "<p style='"
                                + style
                                + "'>ok</p><img src='data:image/png;base64,"
                                + "A".repeat(500_000)
                                + "!'><a href='https:"
                                + "/".repeat(500_000)
                                + "'>x</a>");
        assertEquals("ok\n\nx", doc.text());
    }

    @Test
    void aLayoutWithoutSizeAroundTextsThatHaveOneIsRead() {
        assertEquals(
                "Autumn lamps",
                new HtmlReader()
                        .read(
                                "<table><tr><td style=\"font-size:0px;padding:20px\"><div"
                                    + " style=\"font-size:28px\">Autumn"
                                    + " lamps</div></td></tr></table><p style=\"font-size:0\">for"
                                    + " robots only</p>")
                        .text());
    }

    @Test
    void aTableIsAlignedAsItsFirstRowSaysNotAsItsTotal() {
        var table =
                (Block.Table)
                        new HtmlReader()
                                .read(
                                        "<table"
                                            + " border=1><tr><th>What</th><th>Price</th></tr><tr><td>Lamp</td><td"
                                            + " align=right>89</td></tr><tr><td"
                                            + " align=right>Total</td><td>89</td></tr></table>")
                                .blocks()
                                .getFirst();
        assertEquals(List.of(Block.Align.LEFT, Block.Align.RIGHT), table.columns());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<img src=https://a.example.com/x.gif width=1 height=1>|1|0",
                "<img src=https://a.example.com/x.gif style=\"width:2px;height:2px\">|1|0",
                "<img src=https://a.example.com/wf/open?upn=1>|1|0",
                "<div style=\"display:none\"><img src=https://a.example.com/x.gif></div>|1|0",
                "<img src=https://a.example.com/spacer.gif width=20 height=1>|0|0",
                "<img src=https://a.example.com/lamp.jpg width=258 height=180>|0|1",
                "<img src=https://a.example.com/wf/open?upn=1 width=258 height=180 alt=Lamp>|0|1",
                "<img src=cid:logo width=1 height=1>|0|0",
            })
    void picturesThatOnlyReportReadingAreCountedAndLeftOut(String html, int trackers, int shown) {
        assertEquals(trackers, Trackers.in(html));
        assertEquals(shown, new HtmlReader().read(html).remoteImages().size());
    }
}
