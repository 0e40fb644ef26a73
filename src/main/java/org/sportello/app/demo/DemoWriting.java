package org.sportello.app.demo;

import org.jspecify.annotations.Nullable;
import org.sportello.app.demo.letter.Letter;
import org.sportello.app.demo.shop.Shop;
import org.sportello.app.demo.shop.Step;
import org.sportello.mail.Mail;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.MessageKey;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.thread.TicketThreads;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Keeps what the clerks of the demo shop wrote: answers as sent mail, and notes.
final class DemoWriting {

    private final DemoMail ports;
    private final Map<Shop.Clerk, Long> clerks;

    DemoWriting(DemoMail ports, Map<Shop.Clerk, Long> clerks) {
        this.ports = ports;
        this.clerks = clerks;
    }

    /// A clerk's step on a ticket, as it was at the beginning of the round.
    record Turn(Ticket ticket, Step step) {}

    /// Keeps the answers and notes of a round, and returns the id that each is known by: the mail's
    /// or the note's.
    IdentityHashMap<Step, Long> written(List<Turn> turns) {
        var ids = new IdentityHashMap<Step, Long>();
        var replies =
                turns.stream().filter(turn -> turn.step() instanceof Step.AgentReplies).toList();
        var raws = ports.raws().putAll(replies.stream().map(turn -> letter(turn).raw()).toList());
        var mails = new ArrayList<Mail>();
        for (var i = 0; i < replies.size(); i++) {
            mails.add(mail(replies.get(i), raws.get(i)));
        }
        var mailIds = ports.mails().addAll(mails);
        var interactions = new ArrayList<Interaction>();
        for (var i = 0; i < replies.size(); i++) {
            ids.put(replies.get(i).step(), mailIds.get(i));
            interactions.add(interaction(replies.get(i), mailIds.get(i)));
        }
        ports.tickets().addInteractions(interactions);
        ports.threads()
                .addReferences(
                        replies.stream()
                                .map(turn ->
                                        new TicketThreads.Reference(
                                                MessageKey.of(letter(turn).id()),
                                                turn.ticket().id(),
                                                true))
                                .toList());
        var notes = turns.stream().filter(turn -> turn.step() instanceof Step.AgentNotes).toList();
        var noteIds =
                ports.tickets()
                        .addInteractions(
                                notes.stream().map(turn -> interaction(turn, null)).toList());
        for (var i = 0; i < notes.size(); i++) {
            ids.put(notes.get(i).step(), noteIds.get(i));
        }
        return ids;
    }

    private static Letter letter(Turn turn) {
        if (turn.step() instanceof Step.AgentReplies replies) {
            return replies.letter();
        }
        throw new IllegalArgumentException("not an answer: " + turn.step());
    }

    private static Mail mail(Turn turn, long rawId) {
        var letter = letter(turn);
        return new Mail(
                0,
                rawId,
                turn.ticket().mailboxId(),
                true,
                letter.id(),
                "reply",
                letter.subject(),
                address(letter.from()),
                List.of(address(letter.to())),
                DemoHistory.snippet(letter.text()),
                letter.at(),
                letter.at(),
                letter.enclosures().size(),
                turn.ticket().id(),
                "reply",
                "");
    }

    private Interaction interaction(Turn turn, @Nullable Long mailId) {
        var note = turn.step() instanceof Step.AgentNotes notes ? notes : null;
        var reply = turn.step() instanceof Step.AgentReplies replies ? replies : null;
        var agent = note != null ? note.agent() : reply != null ? reply.agent() : Shop.ANNA;
        return new Interaction(
                0,
                turn.ticket().id(),
                note != null ? Interaction.Kind.NOTE : Interaction.Kind.MAIL_OUT,
                turn.step().at(),
                mailId,
                clerks.get(agent),
                note != null ? note.text() : "",
                "",
                null);
    }

    private static MailAddress address(Letter.Mailer mailer) {
        return new MailAddress(mailer.name(), mailer.address());
    }
}
