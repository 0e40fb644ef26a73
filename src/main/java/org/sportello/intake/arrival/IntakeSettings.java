package org.sportello.intake.arrival;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// How mail is taken in.
///
/// @param self addresses that we write from beside those of the mailboxes
/// @param oldAfter history whose last message is older than this is solved
/// @param closedFor mail to a ticket closed for longer than this opens a new one
/// @param subjectFor how far apart in time an answer may be that only its subject leads to a ticket
/// @param threads how many messages of a batch are read at the same time
public record IntakeSettings(
        Set<String> self, Duration oldAfter, Duration closedFor, Duration subjectFor, int threads) {

    private static final Duration FORTNIGHT = Duration.ofDays(14);

    /// Another desk's number stays the same for as long as the matter lasts.
    private static final int FOREIGN_TIMES = 6;

    public static final IntakeSettings USUAL =
            new IntakeSettings(
                    Set.of(),
                    FORTNIGHT,
                    FORTNIGHT,
                    FORTNIGHT,
                    Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4));

    public IntakeSettings {
        self =
                self.stream()
                        .map(address -> address.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    public IntakeSettings withSelf(Set<String> addresses) {
        return new IntakeSettings(addresses, oldAfter, closedFor, subjectFor, threads);
    }

    /// How far apart in time an answer may be that only another desk's number leads to a ticket;
    /// nothing in a subject leads farther.
    public Duration foreignNumberFor() {
        return subjectFor.multipliedBy(FOREIGN_TIMES);
    }
}
