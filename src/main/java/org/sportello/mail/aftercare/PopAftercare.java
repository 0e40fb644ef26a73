package org.sportello.mail.aftercare;

import org.sportello.mail.Folder;
import org.sportello.mail.Mailbox;
import org.sportello.mail.fetch.MailServerRefused;
import org.sportello.mail.fetching.ServerCommand;
import org.sportello.mail.fetching.ServerCommand.Kind;
import org.sportello.mail.fetching.ServerCommands;
import org.sportello.mail.pop.PopConnection;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Deletes messages of a POP3 mailbox whose time has come. They are gone when the server has
/// confirmed the end of the visit; after a line that broke before, they are deleted again, or found
/// to be gone.
public final class PopAftercare {

    private static final int A_VISIT = 500;

    private PopAftercare() {}

    /// Ends the visit if there was something to delete.
    ///
    /// @param folder with its cursor as the store has it now
    /// @param numbers what the server calls its messages on this line, by our UIDs
    public static void run(
            PopConnection connection,
            Mailbox mailbox,
            Folder folder,
            Map<Long, Integer> numbers,
            ServerCommands commands,
            InstantSource clock) {
        var wanted = mailbox.fetching().afterwards().kinds(false, folder.name());
        commands.keepOnly(folder.id(), folder.cursor().uidValidity(), wanted);
        if (!wanted.contains(Kind.DELETE)) {
            return;
        }
        var now = clock.instant();
        var days = mailbox.fetching().afterwards().deleteAfterDays();
        var due =
                commands.due(
                        folder.id(), Kind.DELETE, now.minus(Duration.ofDays(days)), now, A_VISIT);
        if (due.isEmpty()) {
            return;
        }
        Tries.begin(commands, due, now);
        var there = due.stream().filter(one -> numbers.containsKey(one.uid())).toList();
        var no = new MailServerRefused(mailbox.incoming().host(), "-ERR", null);
        try {
            var kept = kept(connection, there, numbers);
            connection.commit();
            commands.done(due.stream().filter(one -> !kept.contains(one)).toList());
            Tries.refused(commands, kept, no);
        } catch (MailServerRefused notAll) {
            Tries.refused(commands, there, notAll);
        }
    }

    private static List<ServerCommand> kept(
            PopConnection connection, List<ServerCommand> there, Map<Long, Integer> numbers) {
        var refused = connection.delete(there.stream().map(one -> numbers.get(one.uid())).toList());
        var kept = new ArrayList<>(there);
        kept.removeIf(one -> !refused.contains(numbers.get(one.uid())));
        return kept;
    }
}
