package org.sportello.intake.check;

import org.sportello.ticket.Actor;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketRepository;
import org.sportello.ticket.TicketRepository.NewNumber;
import org.sportello.ticket.TicketRepository.Step;
import org.sportello.ticket.thread.TicketThreads;
import org.sportello.ticket.thread.TicketThreads.Participant;
import org.sportello.ticket.thread.TicketThreads.Reference;
import org.sportello.ticket.thread.TicketThreads.Subject;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The tickets that a batch of mail may belong to. All that the store knows is fetched at once
/// before the first message; what the batch adds is seen at once by the messages behind it and
/// written in one go at the end. So a batch of five hundred ends as five hundred batches of one.
public final class Conversations {

    private static final int MANY = 20;

    private final TicketRepository tickets;
    private final TicketThreads threads;
    private final Map<Long, Conversation> byId = new HashMap<>();
    private final Map<Long, Set<Conversation>> byKey = new HashMap<>();
    private final Map<Long, Set<Conversation>> bySubject = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final Set<Reference> references = new LinkedHashSet<>();
    private final Set<Participant> participants = new LinkedHashSet<>();
    private final Map<SubjectUse, Instant> subjects = new HashMap<>();
    private final Set<Reference> knownReferences = new HashSet<>();
    private final Set<Long> fetchedSubjects = new HashSet<>();
    private Instant from = Instant.EPOCH;
    private Instant until = Instant.EPOCH;
    private final Set<Long> storedKeys = new HashSet<>();
    private final Deque<NewNumber> numbers = new ArrayDeque<>();
    private boolean many;
    private int opened;

    private record SubjectUse(long ticketId, long subjectKey) {}

    public Conversations(TicketRepository tickets, TicketThreads threads) {
        this.tickets = tickets;
        this.threads = threads;
    }

    /// Expects many new tickets: their numbers are fetched some at a time, and a few get lost.
    public void expectMany() {
        many = true;
    }

    /// Fetches every ticket that is known under one of these keys.
    public void fetch(Collection<Long> keys) {
        var found = threads.findByKeys(keys);
        load(found.stream().map(Reference::ticketId).collect(Collectors.toSet()));
        for (var reference : found) {
            note(byKey, reference.messageKey(), reference.ticketId());
            knownReferences.add(reference);
            if (reference.stored()) {
                storedKeys.add(reference.messageKey());
            }
        }
    }

    /// Fetches every ticket in which one of these subjects was used, as far as it lived when the
    /// messages of the batch may belong to it: somebody who orders every week has thousands.
    public void fetchSubjects(Collection<Long> subjectKeys, Instant earliest, Instant latest) {
        from = earliest;
        until = latest;
        fetchSubjects(subjectKeys);
    }

    private void fetchSubjects(Collection<Long> subjectKeys) {
        fetchedSubjects.addAll(subjectKeys);
        var used = threads.findBySubjects(subjectKeys, from, until);
        load(used.stream().map(Subject::ticketId).collect(Collectors.toSet()));
        used.forEach(subject -> note(bySubject, subject.subjectKey(), subject.ticketId()));
    }

    private void note(Map<Long, Set<Conversation>> index, long key, long ticketId) {
        var conversation = byId.get(ticketId);
        if (conversation != null) {
            index.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(conversation);
        }
    }

    private void load(Set<Long> ids) {
        ids.removeAll(byId.keySet());
        if (ids.isEmpty()) {
            return;
        }
        var people = threads.participants(ids);
        tickets.getAll(ids)
                .forEach((id, ticket) ->
                        byId.put(
                                id,
                                new Conversation(
                                        ticket, people.getOrDefault(id, Set.of()), steps)));
    }

    /// The conversations that carry or refer to the message with this key.
    public List<Conversation> withKey(long key) {
        return current(byKey.getOrDefault(key, Set.of()));
    }

    /// The conversations in which this subject was used; asks the store if nobody has yet.
    List<Conversation> withSubject(long subjectKey) {
        if (!fetchedSubjects.contains(subjectKey)) {
            fetchSubjects(List.of(subjectKey));
        }
        return current(bySubject.getOrDefault(subjectKey, Set.of()));
    }

    private static List<Conversation> current(Set<Conversation> found) {
        return found.stream().map(Conversation::current).distinct().toList();
    }

    /// True if we hold the message with this key, on a ticket.
    boolean holds(long key) {
        return storedKeys.contains(key);
    }

    /// The ticket with a human number.
    Optional<Conversation> withNumber(long number) {
        var known =
                byId.values().stream().filter(one -> one.ticket().number() == number).findFirst();
        if (known.isPresent()) {
            return known.map(Conversation::current);
        }
        var ticket = tickets.findByNumber(number);
        var id = ticket.map(one -> one.mergedInto() == null ? one.id() : (long) one.mergedInto());
        id.ifPresent(wanted -> load(new HashSet<>(Set.of(wanted))));
        return id.map(byId::get).map(Conversation::current);
    }

    Optional<Conversation> withId(long id) {
        load(new HashSet<>(Set.of(id)));
        return Optional.ofNullable(byId.get(id)).map(Conversation::current);
    }

    public Conversation open(TicketEvent.Opened event, String cause, Instant at) {
        if (numbers.isEmpty()) {
            numbers.addAll(tickets.reserve(many ? MANY : 1));
        }
        var number = numbers.removeFirst();
        var actor = Actor.program(cause);
        var ticket = Ticket.opened(number.id(), number.number(), event, actor, at);
        steps.add(new Step(ticket, event, actor, at));
        var conversation = new Conversation(ticket, Set.of(), steps);
        byId.put(ticket.id(), conversation);
        opened++;
        return conversation;
    }

    public void refersTo(Conversation conversation, long key, boolean stored) {
        byKey.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(conversation);
        if (stored) {
            storedKeys.add(key);
        }
        var reference = new Reference(key, conversation.id(), stored);
        if (knownReferences.add(reference)) {
            references.add(reference);
        }
    }

    public void takesPart(Conversation conversation, Collection<String> people) {
        for (var address : people) {
            if (conversation.people().add(address)) {
                participants.add(new Participant(conversation.id(), address));
            }
        }
    }

    public void speaksOf(Conversation conversation, long subjectKey, Instant at) {
        bySubject.computeIfAbsent(subjectKey, _ -> new LinkedHashSet<>()).add(conversation);
        subjects.merge(
                new SubjectUse(conversation.id(), subjectKey),
                at,
                (one, other) -> one.isAfter(other) ? one : other);
    }

    /// Two tickets turn out to be one conversation.
    public void merge(Conversation from, Conversation into, String cause, Instant at) {
        participants.addAll(
                from.people().stream()
                        .filter(address -> !into.people().contains(address))
                        .map(address -> new Participant(into.id(), address))
                        .toList());
        var waits = from.ticket().askedAt();
        from.happened(new TicketEvent.Merged(into.id()), cause, at);
        into.happened(
                new TicketEvent.Absorbed(from.id(), from.ticket().number(), waits), cause, at);
        from.mergedInto(into);
    }

    public int opened() {
        return opened;
    }

    Collection<Conversation> all() {
        return byId.values();
    }

    /// Writes everything that the batch has added, with a handful of statements.
    public void write() {
        tickets.append(steps);
        threads.addReferences(references);
        threads.addParticipants(participants);
        threads.addSubjects(
                subjects.entrySet().stream()
                        .map(use ->
                                new Subject(
                                        use.getKey().ticketId(),
                                        use.getKey().subjectKey(),
                                        use.getValue()))
                        .toList());
    }
}
