package org.sportello.intake;

import org.jspecify.annotations.Nullable;

/// What is written down with a message about its place.
record Verdict(@Nullable Long ticketId, String why, String flags) {}
