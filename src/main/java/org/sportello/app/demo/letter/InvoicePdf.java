package org.sportello.app.demo.letter;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/// A one-page invoice as a small PDF, with the standard Helvetica only.
final class InvoicePdf {

    private static final Charset LATIN = Charset.forName("windows-1252");

    private InvoicePdf() {}

    static byte[] write(String seller, String number, String customer) {
        var page = new StringBuilder();
        line(page, 20, 56, 770, seller);
        line(
                page,
                9,
                56,
                752,
                "cose che durano - via delle Officine 4, Trento - P.IVA 00000000000");
        page.append("0.6 w 56 738 m 539 738 l S\n");
        line(page, 15, 56, 700, "Fattura " + number);
        line(page, 11, 56, 672, "Spett.le " + customer);
        line(page, 10, 56, 620, "Descrizione");
        line(page, 10, 400, 620, "Q.tà");
        line(page, 10, 470, 620, "Importo EUR");
        page.append("0.3 w 56 612 m 539 612 l S\n");
        line(page, 10, 56, 594, "Merce come da ordine");
        line(page, 10, 404, 594, "1");
        line(page, 10, 490, 594, "105,74");
        line(page, 10, 56, 578, "IVA 22 %");
        line(page, 10, 490, 578, "23,26");
        page.append("0.3 w 56 568 m 539 568 l S\n");
        line(page, 12, 56, 548, "Totale");
        line(page, 12, 486, 548, "129,00");
        line(page, 8, 56, 80, "Documento di esempio, privo di valore fiscale.");
        return document(page.toString());
    }

    private static void line(StringBuilder page, int size, int x, int y, String text) {
        page.append("BT /F1 %d Tf %d %d Td (%s) Tj ET\n".formatted(size, x, y, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    }

    private static byte[] document(String content) {
        var objects =
                List.of(
                        "<< /Type /Catalog /Pages 2 0 R >>",
                        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
                                + " /Resources << /Font << /F1 4 0 R >> >> >>",
                        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
                                + " /Encoding /WinAnsiEncoding >>",
                        "<< /Length " + content.length() + " >>\nstream\n" + content + "endstream");
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new ArrayList<Integer>();
        for (var i = 0; i < objects.size(); i++) {
            offsets.add(pdf.length());
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        var start = pdf.length();
        pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> pdf.append("%010d 00000 n \n".formatted(offset)));
        pdf.append("trailer\n<< /Size ").append(objects.size() + 1).append(" /Root 1 0 R >>\n");
        pdf.append("startxref\n").append(start).append("\n%%EOF\n");
        return pdf.toString().getBytes(LATIN);
    }
}
