package org.sportello.reply;

import java.time.Instant;
import java.util.OptionalInt;

/// An answer on its way; it can be taken back until it leaves.
///
/// @param leaves the moment from which it is too late to take it back
/// @param limit the limit of its mailbox that it waits for, in messages an hour; empty for none
public record Sent(long ticketId, long outboxId, long mailId, Instant leaves, OptionalInt limit) {}
