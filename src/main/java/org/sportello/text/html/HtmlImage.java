package org.sportello.text.html;

import org.jsoup.nodes.Element;
import org.sportello.text.Characters;
import org.sportello.text.ImageSource;
import org.sportello.text.Inline;

import java.util.Optional;

/// Reads an `img`: a picture, or its words where the picture cannot be had, or nothing where it
/// only reports that somebody reads.
final class HtmlImage {

    /// Where mail that was made harmless keeps the address of a picture on the network.
    static final String KEPT_BACK = "data-src";

    private HtmlImage() {}

    static Optional<Inline> of(Element element, Css css) {
        int width = size(element.attr("width"), css, "width");
        int height = size(element.attr("height"), css, "height");
        if (width == 0
                || width == 1
                || height == 0
                || height == 1
                || Trackers.point(element, css)) {
            return Optional.empty();
        }
        String alt = Characters.clean(element.attr("alt")).strip();
        Optional<ImageSource> source =
                ImageSource.of(element.attr("src").strip())
                        .or(() -> ImageSource.of(element.attr(KEPT_BACK).strip()));
        if (source.isPresent()
                && source.get() instanceof ImageSource.Remote(var url)
                && Trackers.reports(element, css, url)) {
            return Optional.empty();
        }
        if (source.isPresent()) {
            return Optional.of(
                    new Inline.Image(source.get(), alt, Math.max(width, 0), Math.max(height, 0)));
        }
        return alt.isEmpty() ? Optional.empty() : Optional.of(Inline.Text.of(alt));
    }

    static int size(String attribute, Css css, String property) {
        return css.pixels(property).or(() -> Css.number(attribute.strip())).orElse(-1);
    }
}
