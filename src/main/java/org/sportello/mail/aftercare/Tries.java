package org.sportello.mail.aftercare;

import org.sportello.mail.fetch.MailServerRefused;
import org.sportello.mail.fetching.ServerCommand;
import org.sportello.mail.fetching.ServerCommands;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// How often a command is tried: after a minute, two, four … up to every six hours, for about a
/// day; not again where the server leaves no doubt.
final class Tries {

    private static final int MOST = 12;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(6);

    /// Answers that mean never (RFC 5530).
    private static final List<String> NEVER =
            List.of("[NOPERM]", "[CANNOT]", "[READ-ONLY]", "[NONEXISTENT]", "[ALREADYEXISTS]");

    private Tries() {}

    /// Notes that they are begun.
    static void begin(ServerCommands commands, List<ServerCommand> some, Instant now) {
        var tries = some.stream().mapToInt(ServerCommand::tries).max().orElse(0);
        var wait = FIRST.multipliedBy(1L << Math.min(tries, 10));
        commands.begun(some, now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST));
    }

    /// Gives those up that will not be done: all of them, or those tried often enough.
    static void refused(ServerCommands commands, List<ServerCommand> some, MailServerRefused no) {
        var never = isFinal(no);
        var given = some.stream().filter(one -> never || one.tries() + 1 >= MOST).toList();
        if (!given.isEmpty()) {
            commands.refused(given, answer(no));
        }
    }

    static boolean isFinal(MailServerRefused no) {
        var upper = answer(no).toUpperCase(Locale.ROOT);
        return NEVER.stream().anyMatch(upper::contains);
    }

    static String answer(MailServerRefused no) {
        return String.valueOf(no.arguments().getLast());
    }
}
