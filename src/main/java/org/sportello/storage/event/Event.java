package org.sportello.storage.event;

/// A fact with its place in the log.
///
/// @param position rises by every fact, with gaps
public record Event(long position, Fact fact) {}
