package org.sportello.ticket;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Which tickets are meant. Empty sets and nulls ask for nothing; all that is asked for must hold.
///
/// @param states any of these states
/// @param agents any of these owners
/// @param unassigned true: only tickets without an owner
/// @param tags all of these tags
/// @param customerId only this customer's
/// @param participant only tickets in whose mail this address (lower case) takes part
/// @param words free words and phrases, looked up in the index
/// @param ids exactly these (drill-down from a chart)
public record TicketFilter(
        Set<TicketState> states,
        Set<Long> agents,
        boolean unassigned,
        Set<Long> mailboxes,
        Set<Priority> priorities,
        Set<String> tags,
        Set<Channel> channels,
        @Nullable Long customerId,
        @Nullable String participant,
        @Nullable Instant createdFrom,
        @Nullable Instant createdTo,
        @Nullable Instant updatedFrom,
        @Nullable Instant updatedTo,
        @Nullable Instant dueBefore,
        @Nullable Boolean unread,
        String words,
        @Nullable List<Long> ids) {

    /// Every ticket.
    public static final TicketFilter ALL =
            new TicketFilter(
                    Set.of(), Set.of(), false, Set.of(), Set.of(), Set.of(), Set.of(), null, null,
                    null, null, null, null, null, null, "", null);

    public TicketFilter {
        states = Set.copyOf(states);
        agents = Set.copyOf(agents);
        mailboxes = Set.copyOf(mailboxes);
        priorities = Set.copyOf(priorities);
        tags = Set.copyOf(tags);
        channels = Set.copyOf(channels);
        ids = ids == null ? null : List.copyOf(ids);
    }

    public TicketFilter withStates(Set<TicketState> wanted) {
        return new TicketFilter(
                wanted,
                agents,
                unassigned,
                mailboxes,
                priorities,
                tags,
                channels,
                customerId,
                participant,
                createdFrom,
                createdTo,
                updatedFrom,
                updatedTo,
                dueBefore,
                unread,
                words,
                ids);
    }

    public TicketFilter withAgent(long agent) {
        return new TicketFilter(
                states,
                Set.of(agent),
                false,
                mailboxes,
                priorities,
                tags,
                channels,
                customerId,
                participant,
                createdFrom,
                createdTo,
                updatedFrom,
                updatedTo,
                dueBefore,
                unread,
                words,
                ids);
    }

    public TicketFilter withUnassigned() {
        return new TicketFilter(
                states,
                Set.of(),
                true,
                mailboxes,
                priorities,
                tags,
                channels,
                customerId,
                participant,
                createdFrom,
                createdTo,
                updatedFrom,
                updatedTo,
                dueBefore,
                unread,
                words,
                ids);
    }

    public TicketFilter withMailbox(long mailbox) {
        return new TicketFilter(
                states,
                agents,
                unassigned,
                Set.of(mailbox),
                priorities,
                tags,
                channels,
                customerId,
                participant,
                createdFrom,
                createdTo,
                updatedFrom,
                updatedTo,
                dueBefore,
                unread,
                words,
                ids);
    }

    public TicketFilter withCustomer(long customer) {
        return new TicketFilter(
                states,
                agents,
                unassigned,
                mailboxes,
                priorities,
                tags,
                channels,
                customer,
                participant,
                createdFrom,
                createdTo,
                updatedFrom,
                updatedTo,
                dueBefore,
                unread,
                words,
                ids);
    }

    public TicketFilter withDueBefore(Instant moment) {
        return new TicketFilter(
                states,
                agents,
                unassigned,
                mailboxes,
                priorities,
                tags,
                channels,
                customerId,
                participant,
                createdFrom,
                createdTo,
                updatedFrom,
                updatedTo,
                moment,
                unread,
                words,
                ids);
    }

    public TicketFilter withIds(List<Long> wanted) {
        return new TicketFilter(
                states,
                agents,
                unassigned,
                mailboxes,
                priorities,
                tags,
                channels,
                customerId,
                participant,
                createdFrom,
                createdTo,
                updatedFrom,
                updatedTo,
                dueBefore,
                unread,
                words,
                wanted);
    }
}
