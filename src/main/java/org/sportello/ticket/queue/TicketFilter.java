package org.sportello.ticket.queue;

import org.jspecify.annotations.Nullable;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.TicketState;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which tickets are meant. Empty sets and nulls ask for nothing; all that is asked for must hold.
///
/// @param states any of these states; none: all but what was taken back before it began, unless
///   tickets are named by their numbers
/// @param agents any of these owners
/// @param unassigned true: only tickets without an owner
/// @param tags all of these tags
/// @param withoutTags none of these tags
/// @param customerId only this customer's
/// @param participant only tickets in whose mail this address (lower case) takes part
/// @param createdTo before this moment; so are the other ends
/// @param dueBefore with a deadline before this moment
/// @param words free words and phrases, looked up in the index
/// @param numbers any of these human numbers
/// @param ids exactly these (drill-down from a chart)
public record TicketFilter(
        Set<TicketState> states,
        Set<Long> agents,
        boolean unassigned,
        Set<Long> mailboxes,
        Set<Priority> priorities,
        Set<String> tags,
        Set<String> withoutTags,
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
        Set<Long> numbers,
        @Nullable List<Long> ids) {

    /// Every ticket.
    public static final TicketFilter ALL = new Builder().build();

    public TicketFilter {
        states = Set.copyOf(states);
        agents = Set.copyOf(agents);
        mailboxes = Set.copyOf(mailboxes);
        priorities = Set.copyOf(priorities);
        tags = Set.copyOf(tags);
        withoutTags = Set.copyOf(withoutTags);
        channels = Set.copyOf(channels);
        numbers = Set.copyOf(numbers);
        ids = ids == null ? null : List.copyOf(ids);
    }

    /// What both ask for. Where both name choices of one kind, only those that both name; where
    /// that leaves none, no ticket fits.
    public TicketFilter and(TicketFilter other) {
        if (apart(states, other.states)
                || apart(agents, other.agents)
                || apart(mailboxes, other.mailboxes)
                || apart(priorities, other.priorities)
                || apart(channels, other.channels)) {
            return ALL.withIds(List.of());
        }
        return to().states(common(states, other.states))
                .agents(common(agents, other.agents))
                .unassigned(unassigned || other.unassigned)
                .mailboxes(common(mailboxes, other.mailboxes))
                .priorities(common(priorities, other.priorities))
                .tags(union(tags, other.tags))
                .withoutTags(union(withoutTags, other.withoutTags))
                .channels(common(channels, other.channels))
                .customer(other.customerId == null ? customerId : other.customerId)
                .participant(other.participant == null ? participant : other.participant)
                .created(later(createdFrom, other.createdFrom), earlier(createdTo, other.createdTo))
                .updated(later(updatedFrom, other.updatedFrom), earlier(updatedTo, other.updatedTo))
                .dueBefore(earlier(dueBefore, other.dueBefore))
                .unread(other.unread == null ? unread : other.unread)
                .words((words + " " + other.words).strip())
                .ids(
                        ids == null
                                ? other.ids
                                : other.ids == null
                                        ? ids
                                        : ids.stream().filter(other.ids::contains).toList())
                .build();
    }

    private static <T> boolean apart(Set<T> one, Set<T> other) {
        return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
    }

    private static <T> Set<T> common(Set<T> one, Set<T> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    /// The same question, to be changed.
    public Builder to() {
        var builder = new Builder();
        builder.states = states;
        builder.agents = agents;
        builder.unassigned = unassigned;
        builder.mailboxes = mailboxes;
        builder.priorities = priorities;
        builder.tags = tags;
        builder.withoutTags = withoutTags;
        builder.channels = channels;
        builder.customerId = customerId;
        builder.participant = participant;
        builder.createdFrom = createdFrom;
        builder.createdTo = createdTo;
        builder.updatedFrom = updatedFrom;
        builder.updatedTo = updatedTo;
        builder.dueBefore = dueBefore;
        builder.unread = unread;
        builder.words = words;
        builder.numbers = numbers;
        builder.ids = ids;
        return builder;
    }

    public TicketFilter withStates(Set<TicketState> wanted) {
        return to().states(wanted).build();
    }

    public TicketFilter withAgent(long agent) {
        return to().agents(Set.of(agent)).unassigned(false).build();
    }

    public TicketFilter withUnassigned() {
        return to().agents(Set.of()).unassigned(true).build();
    }

    public TicketFilter withMailbox(long mailbox) {
        return to().mailboxes(Set.of(mailbox)).build();
    }

    public TicketFilter withDueBefore(Instant moment) {
        return to().dueBefore(moment).build();
    }

    public TicketFilter withIds(List<Long> wanted) {
        return to().ids(wanted).build();
    }

    /// A question in the making; it begins by asking for nothing.
    public static final class Builder {

        private Set<TicketState> states = Set.of();
        private Set<Long> agents = Set.of();
        private boolean unassigned;
        private Set<Long> mailboxes = Set.of();
        private Set<Priority> priorities = Set.of();
        private Set<String> tags = Set.of();
        private Set<String> withoutTags = Set.of();
        private Set<Channel> channels = Set.of();
        private @Nullable Long customerId;
        private @Nullable String participant;
        private @Nullable Instant createdFrom;
        private @Nullable Instant createdTo;
        private @Nullable Instant updatedFrom;
        private @Nullable Instant updatedTo;
        private @Nullable Instant dueBefore;
        private @Nullable Boolean unread;
        private String words = "";
        private Set<Long> numbers = Set.of();
        private @Nullable List<Long> ids;

        public Builder states(Set<TicketState> wanted) {
            states = wanted;
            return this;
        }

        public Builder agents(Set<Long> wanted) {
            agents = wanted;
            return this;
        }

        public Builder unassigned(boolean wanted) {
            unassigned = wanted;
            return this;
        }

        public Builder mailboxes(Set<Long> wanted) {
            mailboxes = wanted;
            return this;
        }

        public Builder priorities(Set<Priority> wanted) {
            priorities = wanted;
            return this;
        }

        public Builder tags(Set<String> wanted) {
            tags = wanted;
            return this;
        }

        public Builder withoutTags(Set<String> unwanted) {
            withoutTags = unwanted;
            return this;
        }

        public Builder channels(Set<Channel> wanted) {
            channels = wanted;
            return this;
        }

        public Builder customer(@Nullable Long wanted) {
            customerId = wanted;
            return this;
        }

        public Builder participant(@Nullable String address) {
            participant = address;
            return this;
        }

        public Builder created(@Nullable Instant from, @Nullable Instant to) {
            createdFrom = from;
            createdTo = to;
            return this;
        }

        public Builder updated(@Nullable Instant from, @Nullable Instant to) {
            updatedFrom = from;
            updatedTo = to;
            return this;
        }

        public Builder dueBefore(@Nullable Instant moment) {
            dueBefore = moment;
            return this;
        }

        public Builder unread(@Nullable Boolean wanted) {
            unread = wanted;
            return this;
        }

        public Builder words(String wanted) {
            words = wanted;
            return this;
        }

        public Builder numbers(Set<Long> wanted) {
            numbers = wanted;
            return this;
        }

        public Builder ids(@Nullable List<Long> wanted) {
            ids = wanted;
            return this;
        }

        public TicketFilter build() {
            return new TicketFilter(
                    states,
                    agents,
                    unassigned,
                    mailboxes,
                    priorities,
                    tags,
                    withoutTags,
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
                    numbers,
                    ids);
        }
    }
}
