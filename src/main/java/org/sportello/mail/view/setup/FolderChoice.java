package org.sportello.mail.view.setup;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import org.sportello.mail.imap.ImapConnection.RemoteFolder;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A folder of the account that can be read or left alone.
final class FolderChoice {

    /// What a folder is for, by its attribute (RFC 6154).
    enum Use {
        INBOX,
        MAIL,
        ARCHIVE,
        SENT,
        DRAFTS,
        JUNK,
        TRASH,
        ALL
    }

    final String name;
    final Use use;
    final BooleanProperty chosen;

    private FolderChoice(String name, Use use, boolean chosen) {
        this.name = name;
        this.use = use;
        this.chosen = new SimpleBooleanProperty(this, "chosen", chosen);
    }

    /// The folders on the server, the inbox first; those that never hold customers' mail last.
    static List<FolderChoice> of(List<RemoteFolder> found, Collection<String> chosen) {
        return found.stream()
                .map(folder ->
                        new FolderChoice(folder.name(), use(folder), isIn(folder.name(), chosen)))
                .sorted(
                        Comparator.comparing((FolderChoice folder) -> folder.use)
                                .thenComparing(folder -> folder.name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static boolean isIn(String name, Collection<String> chosen) {
        return chosen.contains(name)
                || (name.equalsIgnoreCase("INBOX") && chosen.contains("INBOX"));
    }

    private static Use use(RemoteFolder folder) {
        if (folder.name().equalsIgnoreCase("INBOX")) {
            return Use.INBOX;
        }
        for (var attribute : folder.attributes()) {
            switch (attribute.toLowerCase(Locale.ROOT)) {
                case "\\archive" -> {
                    return Use.ARCHIVE;
                }
                case "\\sent" -> {
                    return Use.SENT;
                }
                case "\\drafts" -> {
                    return Use.DRAFTS;
                }
                case "\\junk" -> {
                    return Use.JUNK;
                }
                case "\\trash" -> {
                    return Use.TRASH;
                }
                case "\\all" -> {
                    return Use.ALL;
                }
                default -> {
                    // Attributes of its shape, not of its use.
                }
            }
        }
        return Use.MAIL;
    }
}
