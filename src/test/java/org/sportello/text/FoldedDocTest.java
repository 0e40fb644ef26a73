package org.sportello.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sportello.text.html.HtmlReader;

import java.util.List;

class FoldedDocTest {

    private static final String MAIL =
            """
            <div dir=ltr>Grazie, il <b>pacco</b> è arrivato.<br>Ecco i passi:<ol><li>uno<li><a href="https://example.com/x">due</a></ol>
            <div>Saluti</div><div>-- <br>Maria Rossi<br>Torino</div></div>
            <div class=gmail_quote>Il giorno 4 nov 2026 Bottega ha scritto:<br><blockquote>Quando
            arriva?<br>Bottega</blockquote></div>\
            """;

    @Test
    void theFormOfTheMessageSurvivesTheFolding() {
        FoldedDoc folded =
                FoldedDoc.of(
                        new HtmlReader().read(MAIL),
                        "Grazie, il pacco è arrivato.\n"
                                + "Ecco i passi:\n"
                                + "1. uno\n"
                                + "2. due <https://example.com/x>\n\n"
                                + "Saluti",
                        "Il giorno 4 nov 2026 Bottega ha scritto:\n> Quando arriva?\n> Bottega",
                        "-- \nMaria Rossi\nTorino");
        assertEquals(
                "Grazie, il pacco è arrivato.\n"
                        + "Ecco i passi:\n\n"
                        + "1. uno\n"
                        + "2. due <https://example.com/x>\n\n"
                        + "Saluti",
                folded.newText().text());
        assertEquals(
                Inline.Text.of("pacco", Style.Mark.BOLD),
                folded.newText().blocks().getFirst().inlines().toList().get(1));
        assertEquals("--\nMaria Rossi\nTorino", folded.signature().text());
        assertEquals(
                "Il giorno 4 nov 2026 Bottega ha scritto:\n\n> Quando arriva?\n> Bottega",
                folded.quoted().text());
    }

    @Test
    void textsThatAreNotInTheDocumentAreShownAsTheyAre() {
        FoldedDoc folded =
                FoldedDoc.of(
                        new HtmlReader().read("<p>Something quite different in HTML</p>"),
                        "Grazie",
                        "> Prego",
                        "");
        assertEquals(Doc.of(Block.Paragraph.of("Grazie")), folded.newText());
        assertEquals(
                Doc.of(new Block.Quote(List.of(Block.Paragraph.of("Prego")))), folded.quoted());
    }

    @Test
    void picturesThatTheTextSpeaksOfDoNotLoseTheForm() {
        FoldedDoc folded =
                FoldedDoc.of(
                        new HtmlReader()
                                .read(
                                        "<img src='cid:a' alt='Our shop'><p>The <b>scarf</b> is"
                                                + " back.<img src='cid:b' alt='Scarf'></p><p>--"
                                                + " <br>Rete</p>"),
                        "[Our shop]\nThe scarf is back.[Scarf]",
                        "",
                        "-- \nRete");
        assertEquals(2, folded.newText().images().size());
        assertEquals("--\nRete", folded.signature().text());
    }

    @Test
    void whereNothingIsFoldedTheLetterKeepsItsForm() {
        Doc letter = new HtmlReader().read("<h1>Winter market</h1><p>Prices hold</p>");
        assertEquals(
                FoldedDoc.of(letter),
                FoldedDoc.of(letter, "To read this letter open it in a browser", "", ""));
    }
}
