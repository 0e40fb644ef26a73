package org.sportello.app.demo.shop;

import org.sportello.app.demo.letter.Enclosure;

import java.time.ZoneId;
import java.util.List;

/// Bottega Larice, the invented shop of the demo: things that last, from Trento. It sells trail
/// shoes, coffee machines, headphones, lamps and backpacks, and repairs them.
public final class Shop {

    public static final String NAME = "Bottega Larice";

    /// Where the shop works; its hours and its mail programs follow this zone.
    public static final ZoneId ZONE = ZoneId.of("Europe/Rome");

    public static final Box SUPPORT = new Box("Assistenza", "assistenza@larice.example.it");
    public static final Box ORDERS = new Box("Ordini", "ordini@larice.example.it");
    public static final List<Box> BOXES = List.of(SUPPORT, ORDERS);

    public static final Clerk ANNA =
            new Clerk("Anna Esempio", "anna@larice.example.it", "Un saluto,", 0.8);
    public static final Clerk LUCA = new Clerk("Luca Prova", "luca@larice.example.it", "", 1.0);
    public static final Clerk SOFIA =
            new Clerk("Sofia Modello", "sofia@larice.example.it", "A presto,", 1.35);
    public static final List<Clerk> CLERKS = List.of(ANNA, LUCA, SOFIA);

    private Shop() {}

    static Enclosure file(String name) {
        return Enclosure.file(name, () -> Content.bytes("files/" + name));
    }

    static Enclosure invoice(String number, String customer) {
        return Enclosure.invoice(NAME, number, customer);
    }

    /// A mailbox of the shop.
    public record Box(String name, String address) {}

    /// One of the three who answer.
    ///
    /// @param farewell how they end an Italian answer, before the name; empty for none
    /// @param slowness how long they take, where 1 is usual
    public record Clerk(String name, String address, String farewell, double slowness) {

        public String firstName() {
            return name.substring(0, name.indexOf(' '));
        }
    }

    /// The box that an address or its beginning names; the support box if none.
    public static Box box(String name) {
        return name.startsWith("ordini") ? ORDERS : SUPPORT;
    }

    /// The clerk of that first name.
    public static Clerk clerk(String firstName) {
        return CLERKS.stream()
                .filter(clerk -> clerk.firstName().equals(firstName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no clerk: " + firstName));
    }
}
