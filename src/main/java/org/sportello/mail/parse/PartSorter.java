package org.sportello.mail.parse;

import org.sportello.mail.message.Protection;
import org.sportello.mail.parse.mime.Part;
import org.sportello.mail.parse.mime.Troubles;
import org.sportello.mail.parse.wrapped.SignedData;
import org.sportello.mail.parse.wrapped.Tnef;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Sorts the tree of parts into what is shown as the message's text and what is an attachment.
final class PartSorter {

    /// One place in the message where text is shown: as plain text, as rich text, or as both.
    record Shown(List<Part> plain, List<Part> rich) {}

    /// Text that is written for programs; any other text can be read as it is (RFC 2046 4.1.4).
    private static final Set<String> NOT_TO_READ =
            Set.of(
                    "text/calendar",
                    "text/x-vcalendar",
                    "text/vcard",
                    "text/x-vcard",
                    "text/directory",
                    "text/csv",
                    "text/comma-separated-values",
                    "text/tab-separated-values",
                    "text/rtf",
                    "text/xml",
                    "text/xml-external-parsed-entity",
                    "text/css",
                    "text/javascript",
                    "text/ecmascript",
                    "text/json",
                    "text/rfc822-headers",
                    "text/rfc822",
                    "text/x-amp-html",
                    "text/watch-html",
                    "text/x-patch",
                    "text/x-diff");

    private static final Set<String> SEALED =
            Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final Set<String> TNEF =
            Set.of("application/ms-tnef", "application/vnd.ms-tnef", "application/x-tnef");
    private static final int DEEPEST_WRAPPING = 5;

    private final Troubles troubles;
    private final List<FoundFile> files = new ArrayList<>();
    private final List<Part> spare = new ArrayList<>();
    private final List<Part> invitations = new ArrayList<>();
    private Protection protection = Protection.NONE;
    private int wrapping;

    PartSorter(Troubles troubles) {
        this.troubles = troubles;
    }

    List<FoundFile> files() {
        return files;
    }

    /// The text of a `winmail.dat`, for a message that has no other.
    List<Part> spare() {
        return spare;
    }

    /// The parts that are calendar data.
    List<Part> invitations() {
        return invitations;
    }

    /// Whether the message, or a part of it, is signed or encrypted.
    Protection protection() {
        return protection;
    }

    private void note(Protection found) {
        if (found.compareTo(protection) > 0) protection = found;
    }

    List<Shown> sort(Part root) {
        return shown(root, true, false);
    }

    private List<Shown> shown(Part part, boolean first, boolean alternative) {
        if (!part.isMultipart()) return leaf(part, first, alternative);
        return switch (part.mediaType()) {
            case "multipart/alternative" -> alternative(part, first);
            case "multipart/related" -> related(part, first);
            case "multipart/signed" -> {
                note(Protection.SIGNED);
                yield sequence(part.children(), first);
            }
            case "multipart/encrypted" -> {
                note(Protection.ENCRYPTED);
                yield sequence(part.children(), first);
            }
            default -> sequence(part.children(), first);
        };
    }

    private List<Shown> sequence(List<Part> parts, boolean first) {
        List<Shown> all = new ArrayList<>();
        for (Part part : parts) all.addAll(shown(part, first && all.isEmpty(), false));
        return all;
    }

    /// The forms of one text. Where a form is there twice with different words, both are shown:
    /// some programs put a footer there as a part of its own.
    private List<Shown> alternative(Part part, boolean first) {
        List<Part> plain = new ArrayList<>();
        List<Part> rich = new ArrayList<>();
        for (Part child : part.children()) {
            List<Shown> shown = shown(child, first, true);
            boolean anyRich = shown.stream().anyMatch(one -> !one.rich.isEmpty());
            for (Shown one : shown)
                for (Part text : anyRich && !one.rich.isEmpty() ? one.rich : one.plain)
                    addForm(anyRich ? rich : plain, text);
        }
        return plain.isEmpty() && rich.isEmpty()
                ? List.of()
                : List.of(new Shown(List.copyOf(plain), List.copyOf(rich)));
    }

    private static void addForm(List<Part> forms, Part part) {
        boolean words = part.mediaType().equals("text/plain") || part.isHtml();
        // Enriched text and its kind are the same words again.
        if (!words && !forms.isEmpty()) return;
        if (words) forms.removeIf(form -> !form.mediaType().equals("text/plain") && !form.isHtml());
        for (Part form : forms) if (form.text().strip().equals(part.text().strip())) return;
        forms.add(part);
    }

    /// The root is the part named by `start`, else the first that can be shown; the others belong
    /// to it.
    private List<Shown> related(Part part, boolean first) {
        Part root = root(part);
        boolean otherForm = false;
        List<Shown> all = new ArrayList<>();
        for (Part child : part.children()) {
            if (child == root) all.addAll(shown(child, first, false));
            else if (child.isMultipart()) all.addAll(shown(child, false, false));
            else if (!otherForm && otherForm(child, root)) otherForm = true;
            else files.add(FoundFile.of(child, troubles));
        }
        if (!otherForm || all.isEmpty() || !all.getFirst().plain.isEmpty()) return all;
        all.set(
                0,
                new Shown(
                        part.children().stream()
                                .filter(child -> otherForm(child, root))
                                .limit(1)
                                .toList(),
                        all.getFirst().rich));
        return all;
    }

    /// The plain form of HTML that stands beside it, where it should be an alternative.
    private static boolean otherForm(Part child, Part root) {
        return child != root
                && child.mediaType().equals("text/plain")
                && !child.isHtml()
                && root.isHtml()
                && child.fileName() == null
                && child.contentId() == null
                && !child.disposition().equals("attachment");
    }

    private static Part root(Part part) {
        String start = part.parameter("start");
        if (start != null) {
            String id = start.replace("<", "").replace(">", "").strip();
            for (Part child : part.children()) if (id.equals(child.contentId())) return child;
        }
        for (Part child : part.children()) if (child.isMultipart() || child.isHtml()) return child;
        for (Part child : part.children()) if (plain(child)) return child;
        return part.children().getFirst();
    }

    private List<Shown> leaf(Part part, boolean first, boolean alternative) {
        String type = part.mediaType();
        boolean rich = part.isHtml();
        boolean text = rich || (plain(part) && (first || part.mediaType().equals("text/plain")));
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
        if (type.equals("text/calendar") || type.equals("application/ics")) invitations.add(part);
        if (!otherHalf && !(type.startsWith("multipart/") && part.rawLength() == 0))
            files.add(FoundFile.of(part, troubles));
        if (SEALED.contains(type)) return sealed(part, first, alternative);
        if (isTnef(part)) unwrap(part);
        return List.of();
    }

    private static boolean plain(Part part) {
        String type = part.mediaType();
        return type.startsWith("text/")
                && !part.isHtml()
                && !NOT_TO_READ.contains(type)
                && (type.equals("text/plain") || part.fileName() == null);
    }

    private static boolean isTnef(Part part) {
        if (TNEF.contains(part.mediaType())) return true;
        return part.mediaType().equals("application/octet-stream")
                && "winmail.dat".equalsIgnoreCase(part.fileName());
    }

    /// The message inside signed data is shown like any other; encrypted data stays a file.
    private List<Shown> sealed(Part part, boolean first, boolean alternative) {
        if (wrapping >= DEEPEST_WRAPPING) return List.of();
        byte[] inner = SignedData.content(part.content());
        note(inner == null ? Protection.ENCRYPTED : Protection.SIGNED);
        if (inner == null) return List.of();
        wrapping++;
        List<Shown> shown = shown(part.entity(inner), first, alternative);
        wrapping--;
        return shown;
    }

    /// The files inside become the message's; the text counts where there is no other.
    private void unwrap(Part part) {
        Tnef.Content content = Tnef.read(part.content(), troubles);
        if (content == null) return;
        for (Part file : content.files()) files.add(FoundFile.of(file, troubles));
        spare.addAll(content.bodies());
    }
}
