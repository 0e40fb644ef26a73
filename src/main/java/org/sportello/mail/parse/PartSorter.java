package org.sportello.mail.parse;

import org.sportello.mail.parse.mime.Part;
import org.sportello.mail.parse.mime.Troubles;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Sorts the tree of parts into what is shown as the message's text and what is an attachment.
final class PartSorter {

    /// One place in the message where text is shown: as plain text, as rich text, or as both.
    record Shown(List<Part> plain, List<Part> rich) {}

    private static final Set<String> PLAIN =
            Set.of(
                    "text/plain",
                    "text/enriched",
                    "text/richtext",
                    "text/markdown",
                    "text/x-markdown",
                    "text/unknown",
                    "text/english");
    private static final Set<String> RICH =
            Set.of("text/html", "application/xhtml+xml", "text/xhtml");

    private final Troubles troubles;
    private final List<FoundFile> files = new ArrayList<>();

    PartSorter(Troubles troubles) {
        this.troubles = troubles;
    }

    List<FoundFile> files() {
        return files;
    }

    List<Shown> sort(Part root) {
        return shown(root, true, false);
    }

    private List<Shown> shown(Part part, boolean first, boolean alternative) {
        if (!part.isMultipart()) return leaf(part, first, alternative);
        return switch (part.mediaType()) {
            case "multipart/alternative" -> alternative(part, first);
            case "multipart/related" -> related(part, first);
            default -> sequence(part.children(), first);
        };
    }

    private List<Shown> sequence(List<Part> parts, boolean first) {
        List<Shown> all = new ArrayList<>();
        for (Part part : parts) all.addAll(shown(part, first && all.isEmpty(), false));
        return all;
    }

    private List<Shown> alternative(Part part, boolean first) {
        List<Part> plain = List.of();
        List<Part> rich = List.of();
        for (Part child : part.children()) {
            List<Shown> shown = shown(child, first, true);
            if (shown.isEmpty()) continue;
            boolean anyRich = shown.stream().anyMatch(one -> !one.rich.isEmpty());
            if (anyRich)
                rich =
                        shown.stream()
                                .flatMap(
                                        one -> (one.rich.isEmpty() ? one.plain : one.rich).stream())
                                .toList();
            else if (plain.isEmpty() || child.mediaType().equals("text/plain"))
                plain = shown.stream().flatMap(one -> one.plain.stream()).toList();
        }
        return plain.isEmpty() && rich.isEmpty() ? List.of() : List.of(new Shown(plain, rich));
    }

    /// The root is the part named by `start`, else the first that can be shown; the others belong
    /// to it.
    private List<Shown> related(Part part, boolean first) {
        Part root = root(part);
        List<Shown> all = new ArrayList<>();
        for (Part child : part.children()) {
            if (child == root) all.addAll(shown(child, first, false));
            else if (child.isMultipart()) all.addAll(shown(child, false, false));
            else files.add(FoundFile.of(child, troubles));
        }
        return all;
    }

    private static Part root(Part part) {
        String start = part.parameter("start");
        if (start != null) {
            String id = start.replace("<", "").replace(">", "").strip();
            for (Part child : part.children()) if (id.equals(child.contentId())) return child;
        }
        for (Part child : part.children())
            if (child.isMultipart() || RICH.contains(child.mediaType())) return child;
        for (Part child : part.children()) if (PLAIN.contains(child.mediaType())) return child;
        return part.children().getFirst();
    }

    private List<Shown> leaf(Part part, boolean first, boolean alternative) {
        String type = part.mediaType();
        boolean rich = RICH.contains(type);
        boolean text = rich || PLAIN.contains(type);
        boolean asFile =
                part.disposition().equals("attachment")
                        || part.dispositionName() != null
                        || (!first && part.fileName() != null);
        if (alternative && text && !part.disposition().equals("attachment")) asFile = false;
        if (text && !asFile)
            return List.of(
                    rich
                            ? new Shown(List.of(), List.of(part))
                            : new Shown(List.of(part), List.of()));
        boolean otherHalf =
                alternative
                        && type.startsWith("text/")
                        && !type.equals("text/calendar")
                        && part.fileName() == null;
        if (!otherHalf && !(type.startsWith("multipart/") && part.rawLength() == 0))
            files.add(FoundFile.of(part, troubles));
        return List.of();
    }
}
