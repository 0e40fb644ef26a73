package org.sportello.text.html;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

import java.util.List;
import java.util.Locale;

/// Pictures on the network that show nothing and only report that somebody reads: a point, a hidden
/// one, or one at an address where such reports go. They are never asked for.
public final class Trackers {

    private static final int POINT = 3;

    /// Parts of addresses at which openings of mail are counted; in lower case.
    private static final List<String> KNOWN =
            List.of(
                    "/track/open",
                    "/wf/open?",
                    "/o.gif?",
                    "/open.aspx",
                    "/open.gif",
                    "/open.png",
                    "/open?",
                    "/opens/",
                    "/e/open",
                    "/eo?_t",
                    "/e2t/o/",
                    "/e3t/o/",
                    "/__ptq.gif",
                    "/trk?",
                    "/tr/op/",
                    "/trackopen",
                    "/track_open",
                    "/openrate",
                    "/email/open",
                    "/emailopen",
                    "/gp/r.html",
                    "/imp?",
                    "/pixel.gif",
                    "/pixel.png",
                    "/beacon",
                    "/webbug",
                    "/q/oo",
                    "/ss/o/",
                    "/utm.gif",
                    "google-analytics.com/",
                    "mailtrack.io/",
                    "getnotify.com/",
                    "readnotify.com/",
                    "bananatag.com/",
                    "yesware.com/t/",
                    "cirrusinsight.com/",
                    "mixmax.com/api/track",
                    "mailfoogae.appspot.com/",
                    "superhuman.com/",
                    "openedby",
                    "facebook.com/tr?");

    /// Nothing to see, and nothing to report: what layouts were pushed apart with.
    private static final List<String> SPACERS = List.of("spacer", "blank.", "shim.", "clear.gif");

    private Trackers() {}

    /// How many of them a mail's HTML has.
    public static int in(String html) {
        if (!html.contains("<img")) {
            return 0;
        }
        Document document =
                Parser.htmlParser().setMaxDepth(HtmlReader.DEEPEST).parseInput(html, "");
        return (int) document.select("img").stream().filter(Trackers::reports).count();
    }

    private static boolean reports(Element image) {
        String address = address(image);
        if (address.isEmpty() || SPACERS.stream().anyMatch(address::contains)) {
            return false;
        }
        return reports(image, Css.of(image), address) || hidden(image);
    }

    /// True for a point, and for a picture without words or size at an address where reports go.
    static boolean reports(Element image, Css css, String address) {
        if (point(image, css)) {
            return true;
        }
        boolean large =
                HtmlImage.size(image.attr("width"), css, "width") > POINT
                        && HtmlImage.size(image.attr("height"), css, "height") > POINT;
        String lower = address.toLowerCase(Locale.ROOT);
        return !large && image.attr("alt").isBlank() && KNOWN.stream().anyMatch(lower::contains);
    }

    /// A few pixels each way.
    static boolean point(Element image, Css css) {
        int width = HtmlImage.size(image.attr("width"), css, "width");
        int height = HtmlImage.size(image.attr("height"), css, "height");
        return (width >= 0 && height >= 0 && width <= POINT && height <= POINT)
                || width == 0
                || height == 0;
    }

    private static boolean hidden(Element image) {
        for (Element at = image; at != null; at = at.parent()) {
            if (at.hasAttr("hidden") || Css.of(at).hidden(at)) {
                return true;
            }
        }
        return false;
    }

    /// In lower case; empty for a picture that the mail brings along.
    private static String address(Element image) {
        String address = image.attr("src") + image.attr(HtmlImage.KEPT_BACK);
        String lower = address.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("http") ? lower : "";
    }
}
