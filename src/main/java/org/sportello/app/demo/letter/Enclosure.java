package org.sportello.app.demo.letter;

import java.util.function.Supplier;

/// Something attached to a letter.
///
/// @param content gives the same bytes each time
public record Enclosure(String name, String type, Supplier<byte[]> content) {

    /// A file; its type follows from its name.
    public static Enclosure file(String name, Supplier<byte[]> content) {
        var type =
                name.endsWith(".png")
                        ? "image/png"
                        : name.endsWith(".jpg") ? "image/jpeg" : "application/pdf";
        return new Enclosure(name, type, content);
    }

    /// An invoice, written on the spot.
    public static Enclosure invoice(String seller, String number, String customer) {
        return file(
                "fattura-" + number.replace('/', '-') + ".pdf",
                () -> InvoicePdf.write(seller, number, customer));
    }
}
