package org.sportello.app.demo;

/// Something attached to a letter: a file of the demo's content, or an invoice written on the spot.
///
/// @param source `file:NAME`, or `invoice:NUMBER:CUSTOMER`
public record Enclosure(String name, String type, String source) {

    static Enclosure file(String name) {
        var type =
                name.endsWith(".png")
                        ? "image/png"
                        : name.endsWith(".jpg") ? "image/jpeg" : "application/pdf";
        return new Enclosure(name, type, "file:" + name);
    }

    static Enclosure invoice(String number, String customer) {
        return new Enclosure(
                "fattura-" + number.replace('/', '-') + ".pdf",
                "application/pdf",
                "invoice:" + number + ":" + customer);
    }

    byte[] bytes() {
        if (source.startsWith("file:")) {
            return Content.bytes("files/" + source.substring(5));
        }
        var cells = source.split(":", 3);
        return InvoicePdf.write(cells[1], cells[2]);
    }
}
