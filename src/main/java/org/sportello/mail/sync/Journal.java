package org.sportello.mail.sync;

import org.sportello.mail.SyncHealth;
import org.sportello.mail.fetching.ServerCommands;

import java.time.InstantSource;

/// What is kept of syncing beside the mail itself.
///
/// @param health how it went
/// @param commands what is still to be done on the servers
record Journal(SyncHealth health, ServerCommands commands, InstantSource clock) {}
