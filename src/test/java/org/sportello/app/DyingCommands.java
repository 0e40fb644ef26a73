package org.sportello.app;

import org.sportello.mail.fetching.ServerCommand;
import org.sportello.mail.fetching.ServerCommand.Kind;
import org.sportello.mail.fetching.ServerCommands;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// The store dies before it notes something, as a killed program would.
record DyingCommands(ServerCommands real, int[] left) implements ServerCommands {

    /// @param call at which note it dies, from 1
    DyingCommands(ServerCommands real, int call) {
        this(real, new int[] {call});
    }

    private void live() {
        if (--left[0] <= 0) {
            throw new IllegalStateException("killed");
        }
    }

    @Override
    public List<ServerCommand> due(
            long folderId, Kind kind, Instant notedBefore, Instant now, int most) {
        return real.due(folderId, kind, notedBefore, now, most);
    }

    @Override
    public void begun(Collection<ServerCommand> commands, Instant next) {
        live();
        real.begun(commands, next);
    }

    @Override
    public void copied(Collection<ServerCommand> commands) {
        live();
        real.copied(commands);
    }

    @Override
    public void done(Collection<ServerCommand> commands) {
        live();
        real.done(commands);
    }

    @Override
    public void refused(Collection<ServerCommand> commands, String answer) {
        live();
        real.refused(commands, answer);
    }

    @Override
    public void keepOnly(long folderId, long uidValidity, Collection<Kind> wanted) {
        real.keepOnly(folderId, uidValidity, wanted);
    }

    @Override
    public void again(long mailboxId) {
        real.again(mailboxId);
    }

    @Override
    public Standing of(long mailboxId) {
        return real.of(mailboxId);
    }
}
