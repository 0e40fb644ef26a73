package org.sportello.reply;

import java.time.Instant;

/// An answer on its way; it can be taken back until it leaves.
///
/// @param leaves the moment from which it is too late to take it back
public record Sent(long ticketId, long outboxId, long mailId, Instant leaves) {}
