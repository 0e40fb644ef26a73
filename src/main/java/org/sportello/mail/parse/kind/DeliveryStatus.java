package org.sportello.mail.parse.kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The fields of a delivery status part (RFC 3464): groups separated by empty lines, the first
/// about the message, the others about one recipient each.
final class DeliveryStatus {

    /// @param address in lower case, `""` if none could be read
    /// @param action in lower case, or null
    record Recipient(
            String address, @Nullable String status, @Nullable String action, String diagnostic) {}

    private record Field(String name, String value) {}

    private static final Pattern ESCAPED = Pattern.compile("\\\\x\\{(\\p{XDigit}{1,6})}");

    private final List<List<Field>> groups = new ArrayList<>();

    DeliveryStatus(String text) {
        List<Field> group = new ArrayList<>();
        for (String line : text.split("\n", 20_000)) {
            if (line.isBlank()) {
                if (!group.isEmpty()) groups.add(group);
                group = new ArrayList<>();
            } else if ((line.charAt(0) == ' ' || line.charAt(0) == '\t') && !group.isEmpty()) {
                Field last = group.removeLast();
                group.add(new Field(last.name, last.value + " " + line.strip()));
            } else {
                int colon = line.indexOf(':');
                if (colon > 0)
                    group.add(
                            new Field(
                                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                                    line.substring(colon + 1).strip()));
            }
        }
        if (!group.isEmpty()) groups.add(group);
    }

    /// All values of a field in any group.
    List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (List<Field> group : groups)
            for (Field field : group) if (field.name.equals(name)) values.add(field.value);
        return values;
    }

    /// The recipients that the report is about: those that failed, else those that are late, else
    /// all.
    List<Recipient> relevant() {
        List<Recipient> all = recipients();
        for (String action : List.of("failed", "delayed")) {
            List<Recipient> some = all.stream().filter(one -> action.equals(one.action)).toList();
            if (!some.isEmpty()) return some;
        }
        return all;
    }

    private List<Recipient> recipients() {
        List<Recipient> recipients = new ArrayList<>();
        for (List<Field> group : groups) {
            String finalOne = value(group, "final-recipient");
            String original = value(group, "original-recipient");
            String status = value(group, "status");
            String action = value(group, "action");
            if (finalOne == null && original == null && (status == null || action == null))
                continue;
            String address = address(finalOne);
            if (address.indexOf('@') < 0) {
                String other = address(original);
                if (other.indexOf('@') < 0) other = address(value(group, "x-actual-recipient"));
                address = other.indexOf('@') > 0 ? other : "";
            }
            String diagnostic = diagnostic(group);
            recipients.add(
                    new Recipient(
                            address,
                            status == null ? null : StatusCode.find(status),
                            action(action),
                            diagnostic));
        }
        return recipients;
    }

    private static String diagnostic(List<Field> group) {
        String code = value(group, "diagnostic-code");
        String gateway = value(group, "x-postfix-diagnostic");
        String extra = value(group, "x-display-name");
        StringBuilder all = new StringBuilder(code == null ? "" : code);
        if (gateway != null) all.append(' ').append(gateway);
        if (extra != null && code == null) all.append(' ').append(extra);
        return all.toString();
    }

    private static @Nullable String action(@Nullable String value) {
        if (value == null) return null;
        String word = value.toLowerCase(Locale.ROOT).strip();
        for (String known : List.of("failed", "delayed", "delivered", "relayed", "expanded"))
            if (word.startsWith(known)) return known;
        if (word.startsWith("fail") || word.startsWith("error") || word.startsWith("deliverable"))
            return "failed";
        return word.startsWith("delay") || word.startsWith("deferred") ? "delayed" : null;
    }

    private static @Nullable String value(List<Field> group, String name) {
        for (Field field : group) if (field.name.equals(name)) return field.value;
        return null;
    }

    /// `rfc822; <anna@example.it>` → `anna@example.it`.
    private static String address(@Nullable String value) {
        if (value == null) return "";
        String address = value.substring(value.indexOf(';') + 1).strip();
        int open = address.indexOf('<');
        int close = open < 0 ? -1 : address.indexOf('>', open);
        if (close > 0) address = address.substring(open + 1, close);
        int space = address.indexOf(' ');
        if (space > 0) address = address.substring(0, space);
        return unescaped(address)
                .replace("\"", "")
                .replace("<", "")
                .replace(">", "")
                .toLowerCase(Locale.ROOT);
    }

    /// `\x{3B1}` → `α`: how RFC 6533 writes an address where only ASCII is allowed.
    private static String unescaped(String address) {
        return ESCAPED.matcher(address)
                .replaceAll(escaped -> {
                    int point = Integer.parseInt(escaped.group(1), 16);
                    return Matcher.quoteReplacement(
                            Character.isValidCodePoint(point) && !Character.isISOControl(point)
                                    ? Character.toString(point)
                                    : "");
                });
    }
}
