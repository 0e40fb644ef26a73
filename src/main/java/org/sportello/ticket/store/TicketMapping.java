package org.sportello.ticket.store;

import static org.sportello.storage.schema.Tables.TICKET;

import org.jspecify.annotations.Nullable;
import org.sportello.storage.schema.tables.records.TicketRecord;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;

import java.util.Collection;
import java.util.Locale;
import java.util.TreeSet;

/// A ticket as a row and back. Words are stored in lower case.
final class TicketMapping {

    private TicketMapping() {}

    static TicketRecord row(Ticket ticket) {
        var row = new TicketRecord();
        row.setId(ticket.id());
        row.setNumber(ticket.number());
        row.setVersion(ticket.version());
        row.setSubject(cut(ticket.subject(), TICKET.SUBJECT.getDataType().length()));
        row.setState(word(ticket.state()));
        row.setWaitingFor(ticket.waitingFor() == null ? null : word(ticket.waitingFor()));
        row.setWaitUntil(ticket.waitUntil());
        row.setPriority((short) ticket.priority().rank());
        row.setCustomerId(ticket.customerId());
        row.setAgentId(ticket.agentId());
        row.setMailboxId(ticket.mailboxId());
        row.setChannel(word(ticket.channel()));
        row.setSnippet(cut(ticket.snippet(), TICKET.SNIPPET.getDataType().length()));
        row.setUnread(ticket.unread());
        row.setCreatedAt(ticket.createdAt());
        row.setUpdatedAt(ticket.updatedAt());
        row.setAskedAt(ticket.askedAt());
        row.setDeadline(ticket.deadline());
        row.setFirstReplyAt(ticket.firstReplyAt());
        row.setFirstSolvedAt(ticket.firstSolvedAt());
        row.setLastSolvedAt(ticket.lastSolvedAt());
        row.setReopened(ticket.reopened());
        row.setReplies(ticket.replies());
        row.setInteractions(ticket.interactions());
        row.setMergedInto(ticket.mergedInto());
        row.setLinkedTo(ticket.linkedTo());
        row.setTurn(Turn.of(ticket));
        return row;
    }

    static Ticket ticket(TicketRecord row, Collection<String> tags) {
        return new Ticket(
                row.getId(),
                row.getNumber(),
                row.getVersion(),
                row.getSubject(),
                state(row.getState()),
                waitingFor(row.getWaitingFor()),
                row.getWaitUntil(),
                priority(row.getPriority()),
                row.getCustomerId(),
                row.getAgentId(),
                row.getMailboxId(),
                Channel.valueOf(name(row.getChannel())),
                new TreeSet<>(tags),
                row.getSnippet(),
                row.getUnread(),
                row.getCreatedAt(),
                row.getUpdatedAt(),
                row.getAskedAt(),
                row.getDeadline(),
                row.getFirstReplyAt(),
                row.getFirstSolvedAt(),
                row.getLastSolvedAt(),
                row.getReopened(),
                row.getReplies(),
                row.getInteractions(),
                row.getMergedInto(),
                row.getLinkedTo());
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static TicketState state(String word) {
        return TicketState.valueOf(name(word));
    }

    static @Nullable WaitingFor waitingFor(@Nullable String word) {
        return word == null ? null : WaitingFor.valueOf(name(word));
    }

    static Priority priority(short stored) {
        return Priority.ofRank(stored);
    }

    static String name(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
