package org.sportello.mail.imap;

import jakarta.mail.Flags;

import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;

import java.util.ArrayList;
import java.util.List;

/// What lies in a folder on a server, as another mail program sees it.
public final class Shelf {

    private Shelf() {}

    /// One message.
    public record Lying(long uid, boolean seen, boolean deleted) {}

    /// All messages, by UID.
    public static List<Lying> of(ImapConnection line, String folder) {
        var found = new ArrayList<Lying>();
        if (line.examine(folder).total() > 0) {
            for (var answer : line.command("UID FETCH 1:* (FLAGS)", null)) {
                if (answer instanceof FetchResponse fetch && Listing.uid(answer) > 0) {
                    var flags = fetch.getItem(FLAGS.class);
                    found.add(
                            new Lying(
                                    Listing.uid(answer),
                                    flags.contains(Flags.Flag.SEEN),
                                    flags.contains(Flags.Flag.DELETED)));
                }
            }
        }
        return found;
    }

    /// How often a message with this id lies in a folder.
    public static int copies(ImapConnection line, String folder, String messageId) {
        line.examine(folder);
        var id = new org.eclipse.angus.mail.iap.Argument();
        id.writeString(messageId);
        return line.search("UNDELETED HEADER MESSAGE-ID", id).length;
    }

    /// Marks messages as another mail program would.
    public static void flag(ImapConnection line, String folder, String uids, String flag) {
        line.select(folder);
        line.command("UID STORE " + uids + " +FLAGS (" + flag + ")", null);
    }
}
