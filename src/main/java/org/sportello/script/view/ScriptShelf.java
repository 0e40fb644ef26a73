package org.sportello.script.view;

import org.sportello.script.CannedReply;
import org.sportello.script.Playbook;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// All scripts as they stand in their folders.
record ScriptShelf(List<CannedReply> replies, List<Playbook> playbooks) {

    /// The path of the place where the playbooks stand, which no folder can have.
    static final String PLAYBOOKS = "/";

    ScriptShelf {
        replies = List.copyOf(replies);
        playbooks = List.copyOf(playbooks);
    }

    boolean isEmpty() {
        return replies.isEmpty() && playbooks.isEmpty();
    }

    boolean has(ScriptKey key) {
        return switch (key.kind()) {
            case REPLY -> replies.stream().anyMatch(one -> one.id() == key.id());
            case PLAYBOOK -> playbooks.stream().anyMatch(one -> one.id() == key.id());
        };
    }

    /// The script that is shown where none was chosen yet.
    Optional<ScriptKey> first() {
        return replies.stream()
                .map(one -> ScriptKey.reply(one.id()))
                .findFirst()
                .or(() -> playbooks.stream().map(one -> ScriptKey.playbook(one.id())).findFirst());
    }

    /// The same without the scripts that are being deleted.
    ScriptShelf without(Predicate<ScriptKey> gone) {
        return new ScriptShelf(
                replies.stream().filter(reply -> !gone.test(ScriptKey.reply(reply.id()))).toList(),
                playbooks.stream()
                        .filter(one -> !gone.test(ScriptKey.playbook(one.id())))
                        .toList());
    }

    /// Every folder there is, with those above it.
    Set<String> folders() {
        var folders = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        replies.forEach(reply -> folders.addAll(above(reply.folder())));
        return folders;
    }

    Set<String> languages() {
        var languages = new TreeSet<String>();
        replies.forEach(reply -> languages.add(reply.language()));
        playbooks.forEach(playbook -> languages.add(playbook.language()));
        return languages;
    }

    /// The lines of the list. While something is typed only what has all its words is there, with
    /// its folders open.
    ///
    /// @param closed the folders that are folded away
    List<ScriptRow> rows(String typed, Collection<String> closed) {
        var words = words(typed);
        var shut = words.isEmpty() ? new HashSet<>(closed) : Set.<String>of();
        var found = replies.stream().filter(reply -> has(text(reply), words)).toList();
        var rows = new ArrayList<ScriptRow>();
        below("", 0, found, shut, rows);
        var played = playbooks.stream().filter(one -> has(text(one), words)).toList();
        if (!played.isEmpty()) {
            var open = !shut.contains(PLAYBOOKS);
            rows.add(new ScriptRow.Folder(PLAYBOOKS, "", 0, played.size(), open));
            if (open) {
                played.forEach(one -> rows.add(entry(one)));
            }
        }
        return rows;
    }

    private static void below(
            String path,
            int depth,
            List<CannedReply> found,
            Set<String> shut,
            List<ScriptRow> rows) {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        var start = path.isEmpty() ? "" : path + "/";
        for (var reply : found) {
            if (reply.folder().startsWith(start) && !reply.folder().equals(path)) {
                names.add(reply.folder().substring(start.length()).split("/", 2)[0]);
            }
        }
        for (var name : names) {
            var inside = start + name;
            var open = !shut.contains(inside);
            var count = (int) found.stream().filter(reply -> in(reply, inside)).count();
            rows.add(new ScriptRow.Folder(inside, name, depth, count, open));
            if (open) {
                below(inside, depth + 1, found, shut, rows);
            }
        }
        found.stream()
                .filter(reply -> reply.folder().equalsIgnoreCase(path))
                .sorted(Comparator.comparing(CannedReply::name, String.CASE_INSENSITIVE_ORDER))
                .forEach(reply -> rows.add(entry(reply, depth)));
    }

    private static boolean in(CannedReply reply, String path) {
        var folder = reply.folder().toLowerCase(Locale.ROOT);
        var wanted = path.toLowerCase(Locale.ROOT);
        return folder.equals(wanted) || folder.startsWith(wanted + "/");
    }

    private static List<String> above(String folder) {
        var all = new ArrayList<String>();
        for (var at = folder.indexOf('/'); at >= 0; at = folder.indexOf('/', at + 1)) {
            all.add(folder.substring(0, at));
        }
        if (!folder.isEmpty()) {
            all.add(folder);
        }
        return all;
    }

    private static ScriptRow entry(CannedReply reply, int depth) {
        return new ScriptRow.Entry(
                ScriptKey.reply(reply.id()), reply.name(), reply.language(), reply.uses(), depth);
    }

    private static ScriptRow entry(Playbook one) {
        return new ScriptRow.Entry(
                ScriptKey.playbook(one.id()), one.name(), one.language(), one.uses(), 1);
    }

    private static String text(CannedReply reply) {
        return plain(
                reply.name() + " " + reply.folder() + " " + reply.language() + " " + reply.body());
    }

    private static String text(Playbook one) {
        return plain(one.name() + " " + one.language() + " " + one.definition());
    }

    private static List<String> words(String typed) {
        var plain = plain(typed).strip();
        return plain.isEmpty() ? List.of() : List.of(plain.split("\\s+"));
    }

    private static boolean has(String text, List<String> words) {
        return words.stream().allMatch(text::contains);
    }

    /// Without capitals and accents.
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /// A folder as it is kept: no empty parts, no blanks around a part.
    static String folder(String typed) {
        var parts = new ArrayList<String>();
        for (var part : typed.split("/", -1)) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return String.join("/", parts);
    }
}
