package org.sportello.ui.original;

import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.sportello.text.ImageSource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a page out of a mail's HTML that shows itself without asking anybody for anything.
final class OriginalPage {

    private static final Set<String> REMOVED =
            Set.of(
                    "script",
                    "iframe",
                    "frame",
                    "frameset",
                    "object",
                    "embed",
                    "applet",
                    "base",
                    "meta",
                    "link",
                    "form",
                    "input",
                    "button",
                    "select",
                    "textarea",
                    "audio",
                    "video",
                    "source",
                    "track",
                    "svg",
                    "math",
                    "noscript",
                    "template",
                    "portal");
    private static final Set<String> ADDRESSES =
            Set.of(
                    "href",
                    "src",
                    "srcset",
                    "background",
                    "action",
                    "formaction",
                    "data",
                    "poster",
                    "cite",
                    "longdesc",
                    "lowsrc",
                    "dynsrc",
                    "ping",
                    "xlink:href",
                    "usemap",
                    "profile");

    /// Where a sender names no type: that of a letter on screen, not the engine's book face.
    private static final String PLAIN =
            "body { font-family: Inter, Arial, Helvetica, sans-serif; font-size: 14px }";

    private OriginalPage() {}

    /// @param html the mail's HTML, sanitised or not
    /// @param parts the message's own pictures as `data:` addresses, by Content-ID
    /// @param remoteImages true to let the page load pictures from the network, this once
    static String of(String html, Map<String, String> parts, boolean remoteImages) {
        Document document = Jsoup.parse(html);
        document.select(String.join(",", REMOVED)).remove();
        for (Element element : document.getAllElements()) {
            for (String name :
                    List.copyOf(
                            element.attributes().asList().stream().map(a -> a.getKey()).toList())) {
                attribute(element, name, parts, remoteImages);
            }
        }
        document.head().prependElement("style").appendChild(new DataNode(PLAIN));
        document.head()
                .prependElement("meta")
                .attr("http-equiv", "Content-Security-Policy")
                .attr("content", policy(remoteImages));
        document.head().prependElement("meta").attr("charset", "utf-8");
        document.outputSettings().prettyPrint(false);
        return document.outerHtml();
    }

    static String policy(boolean remoteImages) {
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
                + (remoteImages ? " https: http:" : "");
    }

    private static void attribute(
            Element element, String name, Map<String, String> parts, boolean remoteImages) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("on")) {
            element.removeAttr(name);
        } else if (ADDRESSES.contains(lower)) {
            String value = element.attr(name);
            element.removeAttr(name);
            if (lower.equals("src") && element.normalName().equals("img")) {
                image(value, parts, remoteImages)
                        .ifPresent(address -> element.attr("src", address));
            }
            if (lower.equals("href") && element.normalName().equals("a")) {
                element.attr("title", value);
                element.attr("style", element.attr("style") + ";text-decoration:underline");
            }
        }
    }

    private static Optional<String> image(
            String src, Map<String, String> parts, boolean remoteImages) {
        return ImageSource.of(src)
                .flatMap(source ->
                        switch (source) {
                            case ImageSource.Cid cid -> Optional.ofNullable(parts.get(cid.id()));
                            case ImageSource.Data data -> Optional.of(data.address());
                            case ImageSource.Remote remote ->
                                    remoteImages ? Optional.of(remote.url()) : Optional.empty();
                        });
    }
}
