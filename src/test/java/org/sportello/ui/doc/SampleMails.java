package org.sportello.ui.doc;

import org.sportello.text.Doc;
import org.sportello.text.FoldedDoc;
import org.sportello.text.PlainReader;
import org.sportello.text.html.HtmlReader;
import org.sportello.text.markdown.MarkdownReader;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/// Mails as they arrive, and an article, for looking at.
public final class SampleMails {

    private SampleMails() {}

    /// A picture of 24 × 16 pixels.
    static byte[] picture() {
        return picture(24, 16);
    }

    static byte[] picture(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, ((x * 10 % 256) << 16) | ((y * 15 % 256) << 8) | 0x60);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static FoldedDoc plainItalian() {
        Doc fresh =
                new PlainReader()
                        .read(
                                """
                                Buongiorno,

                                il 3 novembre ho ordinato un paio di scarpe (ordine n. 3311), ma il pacco
                                non è ancora arrivato. Sul sito https://corriere.example.com/tracking?id=IT3311
                                leggo solo "in transito" da una settimana.

                                Potete controllare e rispondermi a maria.rossi@example.it entro venerdì?
                                Sabato parto e mi servirebbero prima.

                                Grazie mille,
                                Maria\
                                """);
        Doc quoted =
                new PlainReader()
                        .read(
                                """
                                Il giorno 4 nov 2026 Bottega Rossi ha scritto:
                                > Gentile Maria,
                                >
                                > abbiamo spedito il suo ordine n. 3311. Lo riceverà entro tre giorni
                                > lavorativi.
                                >> Quando parte il pacco?
                                > Un cordiale saluto\
                                """);
        return new FoldedDoc(
                fresh, quoted, new PlainReader().read("Maria Rossi\nvia Garibaldi 12, Torino"));
    }

    public static Doc outlookEnglish() {
        return new HtmlReader()
                .read(
                        """
                        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head>
                        <body><div class=WordSection1><p class=MsoNormal>Hello,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
                        <p class=MsoNormal>thanks for the quick reply. Three things are <b>still open</b>:<o:p></o:p></p>
                        <ol start=1 type=1><li>the invoice says <i>Bianchi srl</i> instead of <b><i>Bianchi &amp; Figli srl</i></b></li>
                        <li>the VAT number is missing<ul><li>it should be <span style='color:#C00000'>IT01234567890</span></li><li>on the
                        credit note <span style='color:#7F7F7F'>(grey)</span>, <span style='color:yellow'>too</span><span style='color:#ffffff'> and white</span></li></ul></li>
                        <li>please <s>cancel</s> <u>correct</u> order 118</li></ol>
                        <table class=MsoTableGrid border=1 cellspacing=0><tr><td>Article</td><td>Size</td><td align=right>Price</td></tr>
                        <tr><td>Running shoes, red, with the wide sole that we talked about on the phone</td><td>42</td><td align=right>89.90 €</td></tr>
                        <tr><td>Laces</td><td></td><td align=right>4.50 €</td></tr></table>
                        <p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>The photo shows the sole:</p>
                        <p class=MsoNormal><img width=240 height=160 src="cid:photo@example.com" alt="sole"></p>
                        <p class=MsoNormal>Kind regards,<br>Tom <a href="https://example.com/about">Bianchi &amp; Figli</a></p></div></body></html>\
                        """);
    }

    public static Doc newsletter() {
        return new HtmlReader()
                .read(
                        """
                        <html><body bgcolor="#f4f4f4"><div style="display:none;max-height:0">Only this week &zwnj;&nbsp;&zwnj;&nbsp;</div>
                        <table width=100% role=presentation><tr><td align=center><table width=600><tr><td><a href="https://news.example.com/1">
                        <img src="https://img.example.com/logo.png" alt="Bottega Rossi" width=180 height=40></a></td></tr>
                        <tr><td><table><tr><td><a href="https://news.example.com/u">Uomo</a></td><td><a href="https://news.example.com/d">Donna</a></td><td><a href="https://news.example.com/b">Bambini</a></td></tr></table></td></tr>
                        <tr><td><img src="https://img.example.com/hero.jpg" alt="Saldi d'autunno" width=600 height=300></td></tr>
                        <tr><td style="font-size:28px;font-weight:bold;color:#222222;padding:20px"><h1>Saldi d'autunno: fino al 40&nbsp;%</h1></td></tr>
                        <tr><td style="color:#555555;font-size:16px">Ciao Maria, questa settimana trova <b>scarpe e stivali</b> a prezzi mai visti. Spedizione gratuita sopra i 50&nbsp;€.</td></tr>
                        <tr><td><table><tr><td bgcolor=#cc0000><a href="https://news.example.com/shop" style="color:#ffffff;text-decoration:none">SCOPRI I SALDI</a></td></tr></table></td></tr>
                        <tr><td><table><tr><td width=50%><img src="https://img.example.com/a.jpg" alt="Stivale nero"><br>Stivale nero<br><b style="color:#cc0000">79,90&nbsp;€</b></td>
                        <td width=50%><img src="https://img.example.com/b.jpg" alt="Sneaker rossa"><br>Sneaker rossa<br><b style="color:#cc0000">59,90&nbsp;€</b></td></tr></table></td></tr>
                        <tr><td style="color:#999999;font-size:11px">Riceve questa mail perché è cliente. <a href="https://news.example.com/unsubscribe">Disiscriversi</a> · Bottega Rossi, via Roma 1, Torino</td></tr>
                        </table></td></tr></table><img src="https://track.example.com/open?id=1" width=1 height=1></body></html>\
                        """);
    }

    public static Doc article() {
        return new MarkdownReader()
                .read(
                        """
                        # Return a pair of shoes

                        Customers may return unworn shoes within **30 days**. Ask for the order number first, then:

                        1. open the order and choose *Return*
                        2. send the label: `return-label.pdf`
                           - by mail, or
                           - by post, if there is no printer
                        10. note the reason

                        > We pay for the way back only when the shoes are faulty.

                        ## When the label does not print

                        ```java
                        Label label = shop.label(order);   // one per parcel
                        if (label.isMissing()) {
                            throw new LabelMissing(order.number());
                        }
                        ```

                        | Country | Days | Cost |
                        |---|:--:|--:|
                        | Italy | 2 | 4,90 € |
                        | Germany | 4 | 9,90 € |

                        ---

                        More on <https://help.example.com/returns>; never use `<b>` in labels: <b>not bold</b>.
                        """);
    }
}
