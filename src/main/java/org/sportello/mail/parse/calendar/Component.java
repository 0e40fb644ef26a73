package org.sportello.mail.parse.calendar;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A component of calendar data (`BEGIN:VEVENT` … `END:VEVENT`) with its properties and those
/// inside it.
///
/// @param name in upper case
record Component(String name, List<Property> properties, List<Component> children) {

    /// A content line.
    ///
    /// @param name in upper case
    /// @param parameters by upper-case name, without quotes
    record Property(String name, Map<String, String> parameters, String value) {}

    private static final int MOST_LINES = 20_000;
    private static final int DEEPEST = 8;

    /// The outermost component of the data, whatever it is; damaged lines are passed over.
    static Component read(String text) {
        List<Component> open = new ArrayList<>();
        open.add(new Component("", new ArrayList<>(), new ArrayList<>()));
        for (String line : lines(text)) {
            Property property = property(line);
            if (property == null) continue;
            String what = property.value.strip().toUpperCase(Locale.ROOT);
            if (property.name.equals("BEGIN")) {
                Component inner = new Component(what, new ArrayList<>(), new ArrayList<>());
                open.getLast().children.add(inner);
                if (open.size() < DEEPEST) open.add(inner);
            } else if (property.name.equals("END")) {
                if (open.size() > 1 && open.getLast().name.equals(what)) open.removeLast();
            } else {
                open.getLast().properties.add(property);
            }
        }
        return open.getFirst();
    }

    /// The first component of that name at any depth, or null.
    @Nullable Component find(String wanted) {
        for (Component child : children) {
            Component found = child.name.equals(wanted) ? child : child.find(wanted);
            if (found != null) return found;
        }
        return null;
    }

    @Nullable Property first(String wanted) {
        for (Property property : properties) if (property.name.equals(wanted)) return property;
        return null;
    }

    /// The text of a property without its escapes; `""` if there is none.
    String text(String wanted) {
        Property property = first(wanted);
        if (property == null) return "";
        String value = property.value;
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                text.append(next == 'n' || next == 'N' ? ' ' : next);
            } else text.append(c);
        }
        return text.toString().strip();
    }

    /// Unfolded lines.
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", MOST_LINES)) {
            boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
            if (goesOn && !lines.isEmpty() && lines.getLast().length() < 10_000)
                lines.set(lines.size() - 1, lines.getLast() + line.substring(1));
            else lines.add(line);
        }
        return lines;
    }

    private static @Nullable Property property(String line) {
        int colon = outsideQuotes(line, ':', 0);
        if (colon < 1) return null;
        Map<String, String> parameters = new HashMap<>();
        int end = outsideQuotes(line, ';', 0);
        String name = line.substring(0, end < 0 || end > colon ? colon : end);
        while (end >= 0 && end < colon) {
            int next = outsideQuotes(line, ';', end + 1);
            String one = line.substring(end + 1, next < 0 || next > colon ? colon : next);
            int equals = one.indexOf('=');
            if (equals > 0)
                parameters.put(
                        one.substring(0, equals).toUpperCase(Locale.ROOT),
                        one.substring(equals + 1).replace("\"", ""));
            end = next;
        }
        return new Property(
                name.strip().toUpperCase(Locale.ROOT), parameters, line.substring(colon + 1));
    }

    private static int outsideQuotes(String line, char wanted, int from) {
        boolean quoted = false;
        for (int i = from; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (c == wanted && !quoted) return i;
        }
        return -1;
    }
}
