package org.sportello.mail.aftercare;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Folder;
import org.sportello.mail.Mailbox;
import org.sportello.mail.fetch.MailServerRefused;
import org.sportello.mail.fetching.ServerCommand;
import org.sportello.mail.fetching.ServerCommand.Kind;
import org.sportello.mail.fetching.ServerCommands;
import org.sportello.mail.imap.CopyMessages;
import org.sportello.mail.imap.CreateFolder;
import org.sportello.mail.imap.DeleteMessages;
import org.sportello.mail.imap.FindCopy;
import org.sportello.mail.imap.ImapConnection;
import org.sportello.mail.imap.MarkSeen;
import org.sportello.mail.imap.MoveMessages;
import org.sportello.mail.imap.PersonalNamespace;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Does in a folder what is noted for its messages. A crash at any point leaves commands that are
/// simply done again: marking and deleting say the same twice, a move finds nothing the second
/// time, and where a move is a copy and a deletion, the copy is looked for before it is made again.
public final class ImapAftercare {

    private static final int AT_A_TIME = 100;

    private final ImapConnection connection;
    private final Mailbox mailbox;
    private final Folder folder;
    private final ServerCommands commands;
    private final InstantSource clock;
    private boolean opened;
    private @Nullable String into;

    /// Those that have got their copy on this line: refused afterwards, they need no other.
    private final Set<Long> copied = new HashSet<>();

    /// @param folder with its cursor as the store has it now
    public ImapAftercare(
            ImapConnection connection,
            Mailbox mailbox,
            Folder folder,
            ServerCommands commands,
            InstantSource clock) {
        this.connection = connection;
        this.mailbox = mailbox;
        this.folder = folder;
        this.commands = commands;
        this.clock = clock;
    }

    /// Does everything whose time has come. What the server refuses is noted, and no Problem.
    ///
    /// @return true if it did something; then the folder has to be opened again for reading
    public boolean run() {
        var wanted = wanted();
        commands.keepOnly(folder.id(), folder.cursor().uidValidity(), wanted);
        for (var kind : wanted) {
            var goesOn = true;
            for (var due = due(kind); goesOn && !due.isEmpty(); due = due(kind)) {
                goesOn = done(kind, due);
            }
        }
        return opened;
    }

    /// Where messages are moved to they are left alone, also where the server has its own name for
    /// that folder.
    private Set<Kind> wanted() {
        var afterwards = mailbox.fetching().afterwards();
        var wanted = afterwards.kinds(true, folder.name());
        return wanted.contains(Kind.MOVE)
                        && folder.name().endsWith(afterwards.moveTo())
                        && folder.name().equals(into())
                ? Set.of()
                : wanted;
    }

    /// The folder that messages are moved to, where the server keeps folders of ours.
    private String into() {
        var known = into;
        if (known == null) {
            var name = mailbox.fetching().afterwards().moveTo();
            known = PersonalNamespace.of(connection).map(one -> one.named(name)).orElse(name);
            into = known;
        }
        return known;
    }

    private List<ServerCommand> due(Kind kind) {
        var now = clock.instant();
        var days = mailbox.fetching().afterwards().deleteAfterDays();
        var noted = kind == Kind.DELETE ? now.minus(Duration.ofDays(days)) : now;
        return commands.due(folder.id(), kind, noted, now, AT_A_TIME);
    }

    /// @return false if the server said no: enough for now
    private boolean done(Kind kind, List<ServerCommand> due) {
        Tries.begin(commands, due, clock.instant());
        try {
            open();
            does(kind, due);
            commands.done(due);
            return true;
        } catch (MailServerRefused no) {
            if (due.size() == 1 || Tries.isFinal(no)) {
                Tries.refused(commands, due, no);
            } else {
                due.forEach(one -> alone(kind, one));
            }
            return false;
        }
    }

    /// One of several was refused; the others must not suffer for it.
    private void alone(Kind kind, ServerCommand one) {
        try {
            does(kind, List.of(one));
            commands.done(List.of(one));
        } catch (MailServerRefused no) {
            Tries.refused(commands, List.of(one), no);
        }
    }

    private void open() {
        if (!opened) {
            opened = true;
            select();
        }
    }

    /// Another UIDVALIDITY than a moment ago: the UIDs mean other messages now.
    private void select() {
        if (connection.select(folder.name()) != folder.cursor().uidValidity()) {
            throw connection.unclear();
        }
    }

    private void does(Kind kind, List<ServerCommand> some) {
        switch (kind) {
            case SEEN -> MarkSeen.run(connection, uids(some));
            case MOVE -> move(some);
            case DELETE -> DeleteMessages.run(connection, uids(some));
        }
    }

    private void move(List<ServerCommand> some) {
        var into = into();
        if (MoveMessages.offered(connection)) {
            making(into, () -> MoveMessages.run(connection, uids(some), into));
            return;
        }
        var missing = missing(some, into);
        if (!missing.isEmpty()) {
            making(into, () -> CopyMessages.run(connection, uids(missing), into));
        }
        commands.copied(some);
        some.forEach(one -> copied.add(one.id()));
        DeleteMessages.run(connection, uids(some));
    }

    /// Those that have no copy yet. What was begun before may have been copied without our noting
    /// it.
    private List<ServerCommand> missing(List<ServerCommand> some, String into) {
        var missing = new ArrayList<>(some);
        missing.removeIf(one -> one.copied() || copied.contains(one.id()));
        if (missing.stream().anyMatch(one -> one.tries() > 0)) {
            missing.removeIf(one -> one.tries() > 0 && hasCopy(one, into));
            select();
        }
        return missing;
    }

    private boolean hasCopy(ServerCommand one, String into) {
        var id = one.messageId();
        return id != null && FindCopy.in(connection, into, id);
    }

    /// Makes the folder if the server says that this is all that is missing.
    private void making(String into, Runnable command) {
        try {
            command.run();
        } catch (MailServerRefused no) {
            if (!Tries.answer(no).toUpperCase(Locale.ROOT).contains("[TRYCREATE]")) {
                throw no;
            }
            CreateFolder.run(connection, into);
            command.run();
        }
    }

    private static Collection<Long> uids(List<ServerCommand> some) {
        return some.stream().map(ServerCommand::uid).toList();
    }
}
