package org.sportello.architecture;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/// Who may know whom. A feature's root knows neither its store nor its view; those two never meet;
/// only the program itself (`app`) knows the stores and views of others. The kernel is known to
/// all.
final class Directions {

    private static final Map<String, Set<String>> KNOWN =
            Map.ofEntries(
                    entry("kernel", Set.of()),
                    entry("text", Set.of()),
                    entry("storage", Set.of()),
                    entry("ui", Set.of("text")),
                    entry("mail", Set.of("text")),
                    entry("customer", Set.of("text")),
                    entry("ticket", Set.of("customer", "text")),
                    entry("script", Set.of("ticket", "text")),
                    entry("knowledge", Set.of("ticket", "text")),
                    entry("insight", Set.of("ticket")),
                    entry("intake", Set.of("mail", "ticket", "customer", "text")),
                    // Answers leave as mail: the way out beside the way in.
                    entry("reply", Set.of("mail", "ticket", "customer", "text", "script")),
                    // The place where the features meet on one screen.
                    entry(
                            "desk",
                            Set.of(
                                    "mail",
                                    "ticket",
                                    "customer",
                                    "reply",
                                    "script",
                                    "knowledge",
                                    "text")),
                    entry(
                            "search",
                            Set.of(
                                    "storage",
                                    "mail",
                                    "ticket",
                                    "customer",
                                    "script",
                                    "knowledge",
                                    "text")));

    private Directions() {}

    static boolean allowed(Place from, Place to) {
        if (from.feature().equals(to.feature())) {
            return from.feature().equals("app") || insideAllowed(from.layer(), to.layer());
        }
        if (from.feature().isEmpty() || from.feature().equals("app")) {
            return true;
        }
        if (to.feature().isEmpty() || to.feature().equals("app") || !to.layer().isEmpty()) {
            return false;
        }
        return to.feature().equals("kernel")
                || KNOWN.getOrDefault(from.feature(), Set.of()).contains(to.feature())
                || switch (from.layer()) {
                    case "store" -> to.feature().equals("storage");
                    // A screen shows what belongs together, whichever feature keeps it.
                    case "view" -> !to.feature().equals("storage");
                    default -> false;
                };
    }

    private static boolean insideAllowed(String from, String to) {
        return to.isEmpty() || from.equals(to);
    }

    /// @param layer `store`, `view`, or empty for the root of the feature and what is below it
    record Place(String feature, String layer) {

        static Place of(String root, String name) {
            var parts =
                    name.equals(root)
                            ? new String[] {""}
                            : name.substring(root.length() + 1).split("\\.", -1);
            var layer = parts.length > 1 ? parts[1] : "";
            return new Place(parts[0], layer.equals("store") || layer.equals("view") ? layer : "");
        }

        @Override
        public String toString() {
            return layer.isEmpty() ? feature : feature + "." + layer;
        }
    }
}
