package org.sportello.desk;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.marks.Placement;
import org.sportello.ticket.Interaction;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A customer's message that somebody has answered in another program, as its server says. Whoever
/// reads it here must know, or the customer gets two answers.
///
/// @param noticedAt when this was noticed; null if it was so before the message came here
public record AnsweredElsewhere(@Nullable Instant noticedAt) {

    private static final String AUTOMATIC = "automatic";
    private static final Set<String> ON_ITS_WAY = Set.of("sent", "maybe-sent", "bounced");

    /// Nothing to say about a message after which we have answered from here, or whose answer has
    /// come here as well: the conversation shows it, and the server may mean that one.
    public static Optional<AnsweredElsewhere> of(OpenTicket open, Message message) {
        var mail = message.mail();
        if (mail == null || message.entry().kind() != Interaction.Kind.MAIL_IN) {
            return Optional.empty();
        }
        var answered =
                open.places().getOrDefault(mail.id(), List.of()).stream()
                        .filter(Placement::answered)
                        .toList();
        if (answered.isEmpty() || answeredHere(open, message)) {
            return Optional.empty();
        }
        return Optional.of(
                new AnsweredElsewhere(
                        answered.stream()
                                .map(Placement::answeredAt)
                                .filter(Objects::nonNull)
                                .min(Comparator.naturalOrder())
                                .orElse(null)));
    }

    private static boolean answeredHere(OpenTicket open, Message message) {
        return open.conversation().stream()
                .dropWhile(one -> one.entry().id() != message.entry().id())
                .anyMatch(AnsweredElsewhere::answer);
    }

    private static boolean answer(Message message) {
        var mail = message.mail();
        var delivery = message.entry().delivery();
        return message.entry().kind() == Interaction.Kind.MAIL_OUT
                && (mail == null || !mail.kind().equals(AUTOMATIC))
                && (delivery == null || ON_ITS_WAY.contains(delivery));
    }
}
