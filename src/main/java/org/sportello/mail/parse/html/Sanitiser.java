package org.sportello.mail.parse.html;

import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

import java.util.Locale;
import java.util.Set;

/// Makes an HTML body harmless: no script, no form, no frame, no style sheet, nothing that loads by
/// itself. Pictures of the message (`cid:`) and inside it (`data:`) stay; the address of a remote
/// one is kept as `data-src`, for the reader to ask for. Styles keep their harmless properties.
/// What a mail program calls a quotation is marked with `data-quote`.
public final class Sanitiser {

    /// The mark on the elements that hold a quotation.
    public static final String QUOTE = "data-quote";

    /// The address of a picture that is not loaded.
    public static final String REMOTE = "data-src";

    private static final int LONGEST_ADDRESS = 4000;
    private static final int LONGEST_DATA = 3_000_000;

    private static final Set<String> STYLES =
            Set.of(
                    "color",
                    "background-color",
                    "font",
                    "font-family",
                    "font-size",
                    "font-style",
                    "font-variant",
                    "font-weight",
                    "line-height",
                    "letter-spacing",
                    "text-align",
                    "text-decoration",
                    "text-indent",
                    "text-transform",
                    "vertical-align",
                    "white-space",
                    "direction",
                    "margin",
                    "margin-top",
                    "margin-right",
                    "margin-bottom",
                    "margin-left",
                    "padding",
                    "padding-top",
                    "padding-right",
                    "padding-bottom",
                    "padding-left",
                    "border",
                    "border-top",
                    "border-right",
                    "border-bottom",
                    "border-left",
                    "border-color",
                    "border-width",
                    "border-style",
                    "border-collapse",
                    "border-spacing",
                    "border-radius",
                    "width",
                    "height",
                    "max-width",
                    "min-width",
                    "list-style-type",
                    "display");

    private static final Cleaner CLEANER = new Cleaner(new MailSafelist());

    private Sanitiser() {}

    /// The body of a document as harmless HTML. The document is changed.
    public static String clean(Document document) {
        markQuotes(document);
        Document clean = CLEANER.clean(document);
        clean.outputSettings().prettyPrint(false);
        return clean.body().html();
    }

    private static void markQuotes(Document document) {
        for (Element element : document.body().select("[class],[id],[data-marker],[name]")) {
            MailMarkup.Role role = MailMarkup.role(element);
            if (role == MailMarkup.Role.QUOTE || role == MailMarkup.Role.INTRODUCTION)
                element.attr(QUOTE, "quote");
            else if (role == MailMarkup.Role.QUOTE_FROM_HERE) element.attr(QUOTE, "from-here");
            else element.removeAttr(QUOTE);
        }
    }

    /// What may pass.
    private static final class MailSafelist extends Safelist {
        MailSafelist() {
            addTags(
                    "a",
                    "abbr",
                    "address",
                    "article",
                    "aside",
                    "b",
                    "bdi",
                    "bdo",
                    "big",
                    "blockquote",
                    "br",
                    "caption",
                    "center",
                    "cite",
                    "code",
                    "col",
                    "colgroup",
                    "dd",
                    "del",
                    "details",
                    "dfn",
                    "div",
                    "dl",
                    "dt",
                    "em",
                    "figcaption",
                    "figure",
                    "font",
                    "footer",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "header",
                    "hr",
                    "i",
                    "img",
                    "ins",
                    "kbd",
                    "li",
                    "main",
                    "mark",
                    "ol",
                    "p",
                    "pre",
                    "q",
                    "s",
                    "samp",
                    "section",
                    "small",
                    "span",
                    "strike",
                    "strong",
                    "sub",
                    "summary",
                    "sup",
                    "table",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "time",
                    "tr",
                    "tt",
                    "u",
                    "ul",
                    "var",
                    "wbr");
            addAttributes(":all", "style", "dir", "lang", "title", "align", "valign", QUOTE);
            addAttributes("a", "href");
            addAttributes("img", "src", "alt", "width", "height", REMOTE);
            addAttributes(
                    "table", "border", "cellpadding", "cellspacing", "width", "bgcolor", "summary");
            addAttributes("td", "colspan", "rowspan", "width", "height", "bgcolor", "nowrap");
            addAttributes("th", "colspan", "rowspan", "width", "height", "bgcolor", "nowrap");
            addAttributes("tr", "bgcolor", "height");
            addAttributes("col", "span", "width");
            addAttributes("ol", "start", "type");
            addAttributes("ul", "type");
            addAttributes("font", "color", "face", "size");
            addAttributes("blockquote", "type");
            addAttributes("bdo", "dir");
            addEnforcedAttribute("a", "rel", "noopener noreferrer");
        }

        @Override
        public boolean isSafeAttribute(String tag, Element element, Attribute attribute) {
            if (!super.isSafeAttribute(tag, element, attribute)) return false;
            String value = attribute.getValue();
            return switch (attribute.getKey()) {
                case "href" -> safeLink(value);
                case "src" -> picture(element, attribute, value);
                case "style" -> style(attribute, value);
                case REMOTE -> remote(value);
                default -> value.length() <= LONGEST_ADDRESS;
            };
        }

        private static boolean safeLink(String value) {
            String link = compact(value);
            return link.length() <= LONGEST_ADDRESS
                    && (link.startsWith("https://")
                            || link.startsWith("http://")
                            || link.startsWith("mailto:")
                            || link.startsWith("tel:"));
        }

        /// Local pictures pass. A remote one is renamed, so that nothing loads and its address is
        /// not lost.
        private static boolean picture(Element element, Attribute attribute, String value) {
            String address = compact(value);
            if (address.startsWith("cid:")) return true;
            if (address.startsWith("data:image/"))
                return address.length() <= LONGEST_DATA && rasterImage(address);
            if (address.startsWith("//")) attribute.setValue("https:" + value.strip());
            if (!remote(attribute.getValue())) return false;
            if (element.hasAttr(REMOTE)) return false;
            attribute.setKey(REMOTE);
            return true;
        }

        private static boolean rasterImage(String address) {
            return address.startsWith("data:image/png")
                    || address.startsWith("data:image/jpeg")
                    || address.startsWith("data:image/jpg")
                    || address.startsWith("data:image/gif")
                    || address.startsWith("data:image/webp");
        }

        private static boolean remote(String value) {
            String address = compact(value);
            return address.length() <= LONGEST_ADDRESS
                    && (address.startsWith("https://") || address.startsWith("http://"));
        }

        private static String compact(String value) {
            int length = Math.min(value.length(), LONGEST_DATA + 1);
            StringBuilder compact = new StringBuilder(length);
            for (int i = 0; i < length; i++) {
                char c = value.charAt(i);
                if (c > ' ' && (c < 0x7f || c > 0xa0)) compact.append(c);
            }
            return compact.length() > LONGEST_ADDRESS
                    ? compact.toString()
                    : compact.toString().toLowerCase(Locale.ROOT);
        }

        /// Keeps the harmless declarations; false if none is left.
        private static boolean style(Attribute attribute, String value) {
            if (value.length() > LONGEST_ADDRESS) return false;
            StringBuilder kept = new StringBuilder(value.length());
            boolean hidden = false;
            for (String declaration : value.split(";", 200)) {
                int colon = declaration.indexOf(':');
                if (colon < 0) continue;
                String property = declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                String setting = declaration.substring(colon + 1).strip();
                hidden |= hides(property, setting);
                if (!STYLES.contains(property) || !harmless(setting)) continue;
                if (property.equals("display")
                        && !setting.equalsIgnoreCase("none")
                        && !setting.startsWith("inline")
                        && !setting.startsWith("block")) continue;
                if (!kept.isEmpty()) kept.append("; ");
                kept.append(property).append(": ").append(setting);
            }
            if (hidden) kept.append(kept.isEmpty() ? "" : "; ").append("display: none");
            if (kept.isEmpty()) return false;
            attribute.setValue(kept.toString());
            return true;
        }

        /// What is not to be seen stays so, in whatever way it was hidden: the line that is meant
        /// for the list of messages only.
        private static boolean hides(String property, String setting) {
            String tight = setting.toLowerCase(Locale.ROOT).replace("!important", "").strip();
            return switch (property) {
                case "visibility" -> tight.equals("hidden");
                case "mso-hide" -> tight.equals("all");
                case "opacity" -> tight.equals("0") || tight.equals("0.0");
                case "max-height" -> tight.equals("0") || tight.equals("0px");
                default -> false;
            };
        }

        private static boolean harmless(String setting) {
            if (setting.length() > 200) return false;
            String lower = setting.toLowerCase(Locale.ROOT);
            for (int i = 0; i < lower.length(); i++) {
                char c = lower.charAt(i);
                if (c == '\\' || c == '<' || c == '>' || c == '@' || c == '{' || c == '}'
                        || c == '/' || c < ' ') return false;
            }
            return !lower.contains("url")
                    && !lower.contains("expression")
                    && !lower.contains("script")
                    && !lower.contains("image")
                    && !lower.contains("attr(")
                    && !lower.contains("var(")
                    && !lower.contains("behavior");
        }
    }
}
