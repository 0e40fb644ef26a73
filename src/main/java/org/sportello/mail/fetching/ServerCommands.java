package org.sportello.mail.fetching;

import org.sportello.mail.fetching.ServerCommand.Kind;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Keeps what is still to be done on the servers, over a restart too. A command is noted in the
/// transaction that takes its message in (`Mails.locate`), and stays until the server has done it,
/// or will not.
public interface ServerCommands {

    /// The commands of one kind whose time has come, oldest first; only for messages that we hold
    /// whole.
    ///
    /// @param notedBefore only those that were noted before
    /// @param most at most so many
    List<ServerCommand> due(long folderId, Kind kind, Instant notedBefore, Instant now, int most);

    /// They are begun now. Written before the server hears of them, so that commands at which
    /// everything breaks are tried less and less often.
    ///
    /// @param next not again before
    void begun(Collection<ServerCommand> commands, Instant next);

    /// Their messages now lie where they are moved to as well.
    void copied(Collection<ServerCommand> commands);

    /// The server has done them, or their messages are gone: nothing is left to do.
    void done(Collection<ServerCommand> commands);

    /// The server will not do them; they are not tried again by themselves.
    ///
    /// @param answer what the server said
    void refused(Collection<ServerCommand> commands, String answer);

    /// Forgets what nobody wants any more, and what was meant for messages that the server now
    /// calls differently.
    ///
    /// @param wanted the kinds that are still wanted
    void keepOnly(long folderId, long uidValidity, Collection<Kind> wanted);

    /// Those that were refused are tried again.
    void again(long mailboxId);

    /// How it stands for a mailbox.
    Standing of(long mailboxId);

    /// How many commands wait, and how many the server has refused.
    ///
    /// @param answer what the server said to one of the refused; `""` if none is
    record Standing(long waiting, long refused, String answer) {

        /// There is nothing to do.
        public static final Standing NOTHING = new Standing(0, 0, "");
    }

    /// Has nothing to do.
    ServerCommands NONE =
            new ServerCommands() {
                @Override
                public List<ServerCommand> due(
                        long folderId, Kind kind, Instant notedBefore, Instant now, int most) {
                    return List.of();
                }

                @Override
                public void begun(Collection<ServerCommand> commands, Instant next) {}

                @Override
                public void copied(Collection<ServerCommand> commands) {}

                @Override
                public void done(Collection<ServerCommand> commands) {}

                @Override
                public void refused(Collection<ServerCommand> commands, String answer) {}

                @Override
                public void keepOnly(long folderId, long uidValidity, Collection<Kind> wanted) {}

                @Override
                public void again(long mailboxId) {}

                @Override
                public Standing of(long mailboxId) {
                    return Standing.NOTHING;
                }
            };
}
