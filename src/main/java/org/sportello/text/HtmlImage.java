package org.sportello.text;

import org.jsoup.nodes.Element;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads an `img`: a picture, or its words where the picture cannot be had, or nothing where it
/// only reports that somebody reads.
final class HtmlImage {

    private static final int LONGEST_DATA = 8_000_000;
    private static final Pattern DATA =
            Pattern.compile(
                    "data:(image/(?:png|jpe?g|gif|bmp))(?:;[^;,]{0,60})?;base64,",
                    Pattern.CASE_INSENSITIVE);

    private HtmlImage() {}

    static Optional<Inline> of(Element element, Css css) {
        int width = size(element.attr("width"), css, "width");
        int height = size(element.attr("height"), css, "height");
        if (width == 0 || width == 1 || height == 0 || height == 1) {
            return Optional.empty();
        }
        String alt = Characters.clean(element.attr("alt")).strip();
        Optional<ImageSource> source = source(element.attr("src").strip());
        if (source.isPresent()) {
            return Optional.of(
                    new Inline.Image(source.get(), alt, Math.max(width, 0), Math.max(height, 0)));
        }
        return alt.isEmpty() ? Optional.empty() : Optional.of(Inline.Text.of(alt));
    }

    private static int size(String attribute, Css css, String property) {
        return css.pixels(property).or(() -> Css.number(attribute.strip())).orElse(-1);
    }

    static Optional<ImageSource> source(String src) {
        if (src.regionMatches(true, 0, "cid:", 0, 4)) {
            String id = src.substring(4).strip();
            return id.isEmpty() ? Optional.empty() : Optional.of(new ImageSource.Cid(id));
        }
        if (src.regionMatches(true, 0, "data:", 0, 5)) {
            return data(src);
        }
        String address = src.startsWith("//") ? "https:" + src : src;
        return Links.safe(address)
                .filter(url -> url.regionMatches(true, 0, "http", 0, 4))
                .map(ImageSource.Remote::new);
    }

    private static Optional<ImageSource> data(String src) {
        Matcher matcher = DATA.matcher(src);
        if (src.length() > LONGEST_DATA || !matcher.lookingAt()) {
            return Optional.empty();
        }
        String base64 = src.substring(matcher.end()).replaceAll("\\s", "");
        String type = matcher.group(1).toLowerCase(Locale.ROOT).replace("jpg", "jpeg");
        return base64.matches("[A-Za-z0-9+/]*+={0,2}")
                ? Optional.of(new ImageSource.Data(type, base64))
                : Optional.empty();
    }
}
