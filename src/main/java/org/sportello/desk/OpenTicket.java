package org.sportello.desk;

import org.jspecify.annotations.Nullable;
import org.sportello.customer.Customer;
import org.sportello.knowledge.Article;
import org.sportello.mail.Mail;
import org.sportello.mail.marks.Placement;
import org.sportello.reply.Sent;
import org.sportello.ticket.Agent;
import org.sportello.ticket.Draft;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.Ticket;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A ticket with everything that is shown of it, read in one go off the screen's thread.
///
/// @param agents everyone, for names and for choosing an owner
/// @param draft what the agent was writing on it
/// @param places where its mails lie on their servers, and what is said of them there, by their ids
/// @param together ids of mails that belong here whatever their subject, as somebody said
public record OpenTicket(
        Ticket ticket,
        Customer customer,
        List<Message> conversation,
        List<Agent> agents,
        List<Article> articles,
        Optional<Draft> draft,
        Set<Long> together,
        Map<Long, List<Placement>> places) {

    private static final Set<String> UNSENT = Set.of("queued", "failed", "dropped");

    /// Reads the ticket.
    ///
    /// @param agentId who sits here
    public static OpenTicket read(Desk desk, long ticketId, long agentId) {
        var ticket = desk.tickets().all().get(ticketId);
        var entries = desk.tickets().all().interactions(ticketId, true);
        var mails =
                desk.post()
                        .mails()
                        .getAll(
                                entries.stream()
                                        .map(Interaction::mailId)
                                        .filter(Objects::nonNull)
                                        .collect(Collectors.toSet()));
        var conversation = entries.stream().map(entry -> message(desk, entry, mails)).toList();
        return new OpenTicket(
                ticket,
                desk.customers().all().get(ticket.customerId()),
                conversation,
                desk.tickets().agents().all(),
                desk.help().articles().linkedTo(ticketId),
                desk.post().drafts().find(ticketId, agentId),
                desk.tickets().splits().declined(mails.keySet()),
                desk.post().marks().placements(mails.keySet()));
    }

    private static Message message(Desk desk, Interaction entry, Map<Long, Mail> mails) {
        var mail = entry.mailId() == null ? null : mails.get(entry.mailId());
        var parsed =
                mail == null || mail.rawId() == null ? null : desk.post().reader().read(mail.id());
        return Message.of(entry, mail, parsed, waiting(desk, entry));
    }

    private static @Nullable Sent waiting(Desk desk, Interaction entry) {
        var mailId = entry.mailId();
        var unsent = entry.delivery() != null && UNSENT.contains(entry.delivery());
        return mailId == null || !unsent
                ? null
                : desk.post().replies().waiting(mailId).orElse(null);
    }

    /// An agent's name.
    public String agent(long id) {
        return agents.stream()
                .filter(agent -> agent.id() == id)
                .map(Agent::name)
                .findFirst()
                .orElse("?");
    }
}
