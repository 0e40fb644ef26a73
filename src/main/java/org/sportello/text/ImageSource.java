package org.sportello.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a picture's bytes come from.
public sealed interface ImageSource {

    /// A part of the same message.
    ///
    /// @param id its Content-ID without angle brackets (RFC 2392)
    record Cid(String id) implements ImageSource {}

    /// Bytes carried in the document itself.
    ///
    /// @param type `image/png`, `image/jpeg`, `image/gif` or `image/bmp`
    /// @param base64 the bytes (RFC 4648, without line ends)
    record Data(String type, String base64) implements ImageSource {

        private static final int LONGEST = 8_000_000;
        private static final Pattern URI =
                Pattern.compile(
                        "data:(image/(?:png|jpe?g|gif|bmp))(?:;[^;,]{0,60})?;base64,",
                        Pattern.CASE_INSENSITIVE);

        private static Optional<ImageSource> parse(String uri) {
            Matcher matcher = URI.matcher(uri);
            if (uri.length() > LONGEST || !matcher.lookingAt()) {
                return Optional.empty();
            }
            String base64 = uri.substring(matcher.end()).replaceAll("\\s", "");
            String type = matcher.group(1).toLowerCase(Locale.ROOT).replace("jpg", "jpeg");
            return base64.matches("[A-Za-z0-9+/]*+={0,2}")
                    ? Optional.of(new Data(type, base64))
                    : Optional.empty();
        }
    }

    /// Somewhere on the network: remembered, not loaded.
    record Remote(String url) implements ImageSource {}

    /// What an `src` attribute means; nothing for every other scheme, for pictures that could hold
    /// more than pixels, and for broken data.
    static Optional<ImageSource> of(String src) {
        if (src.regionMatches(true, 0, "cid:", 0, 4)) {
            String id = src.substring(4).strip();
            return id.isEmpty() ? Optional.empty() : Optional.of(new ImageSource.Cid(id));
        }
        if (src.regionMatches(true, 0, "data:", 0, 5)) {
            return Data.parse(src);
        }
        String address = src.startsWith("//") ? "https:" + src : src;
        return Links.safe(address)
                .filter(url -> url.regionMatches(true, 0, "http", 0, 4))
                .map(ImageSource.Remote::new);
    }

    /// The address as it stands in an `src` attribute.
    default String address() {
        return switch (this) {
            case Cid cid -> "cid:" + cid.id();
            case Data data -> "data:" + data.type() + ";base64," + data.base64();
            case Remote remote -> remote.url();
        };
    }
}
