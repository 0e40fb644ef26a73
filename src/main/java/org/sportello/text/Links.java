package org.sportello.text;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which addresses may become links.
public final class Links {

    private static final int LONGEST = 8_000;
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

    /// Characters that browsers skip, and those that turn the writing direction and so hide a host.
    private static final Pattern NOISE =
            Pattern.compile("[\\p{Cntrl}\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069]");

    private Links() {}

    /// The address, cleaned of what hides in addresses, if it is http, https, mailto or tel;
    /// nothing for every other scheme, for relative addresses and for absurdly long ones.
    public static Optional<String> safe(String address) {
        if (address.length() > LONGEST) {
            return Optional.empty();
        }
        String clean = NOISE.matcher(address).replaceAll("").strip().replace(" ", "%20");
        if (clean.regionMatches(true, 0, "www.", 0, 4)) {
            clean = "https://" + clean;
        }
        int colon = clean.indexOf(':');
        if (colon < 0 || !SCHEMES.contains(clean.substring(0, colon).toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return rest(clean, colon).isEmpty() ? Optional.empty() : Optional.of(clean);
    }

    private static String rest(String address, int colon) {
        int from = colon + 1;
        while (from < address.length() && address.charAt(from) == '/') {
            from++;
        }
        return address.substring(from);
    }
}
