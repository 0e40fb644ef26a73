package org.sportello.intake.check;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.MailAddress;

import java.util.List;

/// Where a message belongs, and why: the words are kept with the message and shown to the agent.
public sealed interface Decision {

    /// Which check decided, in short machine words, e.g. `references #3`.
    String why();

    /// The message is one that we hold; only its place is noted.
    ///
    /// @param ours true if it is a copy of what we sent, false if it came in twice
    record Known(long mailId, boolean ours, String why) implements Decision {}

    /// It belongs to a ticket that exists.
    ///
    /// @param bridged further tickets that the message shows to be the same conversation
    record FollowUp(Conversation ticket, String why, List<Conversation> bridged)
            implements Decision {

        FollowUp(Conversation ticket, String why) {
            this(ticket, why, List.of());
        }
    }

    /// Somebody's matter begins.
    ///
    /// @param customer who asks
    /// @param linkedTo the older ticket that it continues or quotes
    record NewTicket(MailAddress customer, @Nullable Long linkedTo, String why)
            implements Decision {}

    /// It is kept without a ticket.
    record Unfiled(String why) implements Decision {}
}
