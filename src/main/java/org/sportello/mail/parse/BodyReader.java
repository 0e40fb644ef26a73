package org.sportello.mail.parse;

import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.Invitation;
import org.sportello.mail.message.ParseProblem.Code;
import org.sportello.mail.message.Protection;
import org.sportello.mail.message.Suspicion;
import org.sportello.mail.parse.calendar.InvitationReader;
import org.sportello.mail.parse.fold.Fold;
import org.sportello.mail.parse.fold.Line;
import org.sportello.mail.parse.html.HtmlText;
import org.sportello.mail.parse.html.Sanitiser;
import org.sportello.mail.parse.mime.Lines;
import org.sportello.mail.parse.mime.Part;
import org.sportello.mail.parse.mime.Troubles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// Reads the text of a message out of its parts: plain and HTML, joined in order, folded.
final class BodyReader {

    private static final int LONGEST_TEXT = 20_000_000;
    private static final int LONGEST_HTML = 2_000_000;
    private static final int DEEPEST_HTML = 128;

    private final Troubles troubles;
    private final boolean shown;
    private final PartSorter sorter;
    private final Set<String> usedCids = new HashSet<>();
    private final IdentityHashMap<Part, Document> documents = new IdentityHashMap<>();
    private final List<Suspicion> links = new ArrayList<>();

    private BodyReader(Troubles troubles, boolean shown) {
        this.troubles = troubles;
        this.shown = shown;
        this.sorter = new PartSorter(troubles);
    }

    /// @param shown false if nobody will look at it now: HTML beside plain text is not read
    static Body read(Part root, Troubles troubles, boolean shown) {
        BodyReader reader = new BodyReader(troubles, shown);
        return reader.body(reader.sorter.sort(root));
    }

    /// The HTML as it came; null if the message shows none.
    static @Nullable String designed(Part root) {
        BodyReader reader = new BodyReader(new Troubles(), true);
        List<PartSorter.Shown> found = reader.sorter.sort(root);
        boolean bare = reader.allLines(found).isEmpty() && !reader.sorter.spare().isEmpty();
        return reader.html(
                bare ? List.of(reader.spare()) : found,
                part -> reader.limited(part.text(), LONGEST_HTML));
    }

    /// The files of a message, in the same order as in its body.
    static List<FoundFile> files(Part root) {
        return read(root, new Troubles(), false).files();
    }

    private Body body(List<PartSorter.Shown> found) {
        List<PartSorter.Shown> parts = found;
        List<Line> lines = allLines(parts);
        if (lines.isEmpty() && !sorter.spare().isEmpty()) {
            parts = List.of(spare());
            lines = allLines(parts);
        }
        String text = text(lines);
        String html = shown ? html(parts, part -> Sanitiser.clean(document(part))) : null;
        return new Body(
                text,
                html,
                Fold.of(lines),
                sorter.files(),
                usedCids,
                shown ? protection(text) : Protection.NONE,
                shown ? invitation() : null,
                links);
    }

    private PartSorter.Shown spare() {
        List<Part> bodies = sorter.spare();
        return new PartSorter.Shown(
                bodies.stream().filter(part -> !part.isHtml()).limit(1).toList(),
                bodies.stream().filter(Part::isHtml).limit(1).toList());
    }

    private List<Line> allLines(List<PartSorter.Shown> shown) {
        List<Line> lines = new ArrayList<>();
        for (PartSorter.Shown one : shown) append(lines, lines(one));
        return lines;
    }

    /// The form of the parts tells, or OpenPGP's armour in the text.
    private Protection protection(String text) {
        Protection found = sorter.protection();
        int armour = text.indexOf("-----BEGIN PGP ");
        if (found != Protection.NONE || armour < 0) return found;
        if (armour > 0 && text.charAt(armour - 1) != '\n') return found;
        if (text.startsWith("MESSAGE-----", armour + 15)) return Protection.ENCRYPTED;
        return text.startsWith("SIGNED MESSAGE-----", armour + 15) ? Protection.SIGNED : found;
    }

    private @Nullable Invitation invitation() {
        for (Part part : sorter.invitations()) {
            Invitation invitation =
                    InvitationReader.read(
                            limited(part.text(), LONGEST_HTML), part.parameter("method"));
            if (invitation != null) return invitation;
        }
        return null;
    }

    private static String text(List<Line> lines) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(line.text()).append('\n');
        }
        if (!lines.isEmpty()) text.setLength(text.length() - 1);
        return text.toString();
    }

    private List<Line> lines(PartSorter.Shown shown) {
        List<Line> plain = new ArrayList<>();
        for (Part part : shown.plain()) append(plain, plain(part));
        if (plain.stream().anyMatch(line -> !line.blank())) return plain;
        List<Line> rich = new ArrayList<>();
        for (Part part : shown.rich()) {
            List<Line> here = part.isHtml() ? HtmlText.lines(document(part)) : plain(part);
            append(rich, here);
        }
        return rich;
    }

    private static void append(List<Line> lines, List<Line> more) {
        if (more.isEmpty()) return;
        if (!lines.isEmpty()) lines.add(new Line("", Line.Mark.PLAIN));
        lines.addAll(more);
    }

    private List<Line> plain(Part part) {
        String text = limited(part.text(), LONGEST_TEXT);
        if (text.contains("=ybegin "))
            text = part.text(Yenc.takeOut(part.content(), sorter.files()));
        if (part.mediaType().equals("text/enriched") || part.mediaType().equals("text/richtext"))
            text = Enriched.toPlain(text);
        String format = part.parameter("format");
        if (format != null && format.equalsIgnoreCase("flowed")) {
            String delSp = part.parameter("delsp");
            text = Lines.unflow(text, delSp != null && delSp.equalsIgnoreCase("yes"));
        }
        if (text.contains("begin-base64 ")) text = Uuencoded.takeOutBase64(text, sorter.files());
        if (text.contains("begin ")) text = Uuencoded.takeOut(text, sorter.files());
        String trimmed = Lines.trimBlankLines(text);
        return trimmed.isEmpty() ? List.of() : Line.of(trimmed);
    }

    private String limited(String text, int most) {
        if (text.length() <= most) return text;
        troubles.add(Code.TOO_LARGE, "text of " + text.length() + " characters");
        return text.substring(0, most);
    }

    private Document document(Part part) {
        return documents.computeIfAbsent(
                part,
                ignored -> {
                    String html = limited(part.text(), LONGEST_HTML);
                    if (shown) cids(html);
                    Document document =
                            Parser.htmlParser().setMaxDepth(DEEPEST_HTML).parseInput(html, "");
                    if (shown) links.addAll(Links.pretending(document));
                    return document;
                });
    }

    private @Nullable String html(List<PartSorter.Shown> shown, Function<Part, String> drawn) {
        if (shown.stream().allMatch(one -> one.rich().stream().noneMatch(Part::isHtml)))
            return null;
        StringBuilder html = new StringBuilder();
        for (PartSorter.Shown one : shown) {
            for (Part part : one.rich().isEmpty() ? one.plain() : one.rich()) {
                if (!html.isEmpty()) html.append('\n');
                if (part.isHtml()) html.append(drawn.apply(part));
                else
                    html.append("<div style=\"white-space: pre-wrap\">")
                            .append(escaped(part))
                            .append("</div>");
            }
        }
        return html.toString();
    }

    private String escaped(Part part) {
        return Lines.trimBlankLines(part.text())
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    /// Remembers the Content-IDs that the HTML shows.
    private void cids(String html) {
        String lower = html.length() < 100_000 ? html.toLowerCase(Locale.ROOT) : html;
        int at = lower.indexOf("cid:");
        while (at >= 0) {
            int end = at + 4;
            while (end < html.length() && "\"'<>) \t\r\n".indexOf(html.charAt(end)) < 0) end++;
            String id = html.substring(at + 4, end);
            usedCids.add(id);
            usedCids.add(id.replace("%40", "@").replace("%24", "$").replace("&amp;", "&"));
            at = lower.indexOf("cid:", end);
        }
    }
}
