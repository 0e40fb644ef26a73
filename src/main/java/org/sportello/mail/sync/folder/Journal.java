package org.sportello.mail.sync.folder;

import org.sportello.mail.SyncHealth;
import org.sportello.mail.fetching.ServerCommands;
import org.sportello.mail.marks.ServerMarks;

import java.time.InstantSource;

/// What is kept of syncing beside the mail itself.
///
/// @param health how it went
/// @param commands what is still to be done on the servers
/// @param marks what the servers say of messages that we hold
public record Journal(
        SyncHealth health, ServerCommands commands, ServerMarks marks, InstantSource clock) {}
