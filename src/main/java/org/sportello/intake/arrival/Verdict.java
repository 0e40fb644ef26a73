package org.sportello.intake.arrival;

import org.jspecify.annotations.Nullable;

/// What is written down with a message about its place.
///
/// @param flags what else is known of it, in words between spaces: see the constants and [Mail]
public record Verdict(@Nullable Long ticketId, String why, String flags) {

    /// A message of ours that began a matter; its readers need not know each other.
    public static final String OPENING = "opening";

    /// A report that a message could not be delivered.
    public static final String FAILURE = "failure";
}
