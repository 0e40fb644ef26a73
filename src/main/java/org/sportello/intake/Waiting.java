package org.sportello.intake;

import org.sportello.intake.arrival.Arrival;
import org.sportello.intake.arrival.Verdict;
import org.sportello.intake.check.Conversation;
import org.sportello.intake.check.Desk;
import org.sportello.intake.check.Reported;
import org.sportello.mail.Mail;
import org.sportello.mail.Mails;
import org.sportello.mail.Mails.Awaited;
import org.sportello.mail.message.MailKind;
import org.sportello.mail.message.MessageKey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Mail without a ticket that may get one by a message still to come: with the newest mail fetched
/// first, an absence note is here before the mail that it answers.
final class Waiting {

    private final Mails mails;
    private final Map<Long, Set<Long>> byKey = new HashMap<>();
    private final Map<Long, One> byId = new LinkedHashMap<>();
    private final List<Awaited> added = new ArrayList<>();

    /// One of them.
    ///
    /// @param stored false if it came in this batch and is not written yet
    record One(
            long mailId,
            String kind,
            String from,
            String snippet,
            Instant at,
            boolean failure,
            boolean stored) {

        boolean bounce() {
            return kind.equals(MailKind.BOUNCE.word());
        }
    }

    Waiting(Mails mails) {
        this.mails = mails;
    }

    void fetch(Collection<Long> keys) {
        var found = mails.findAwaited(keys);
        var ids = new LinkedHashSet<Long>();
        for (var awaited : found) {
            ids.add(awaited.mailId());
            byKey.computeIfAbsent(awaited.key(), _ -> new LinkedHashSet<>()).add(awaited.mailId());
        }
        mails.getAll(ids).values().forEach(mail -> byId.put(mail.id(), stored(mail)));
    }

    private static One stored(Mail mail) {
        return new One(
                mail.id(),
                mail.kind(),
                mail.from().key(),
                mail.snippet(),
                mail.arrivedAt(),
                mail.flags().contains(Verdict.FAILURE),
                true);
    }

    /// The key under which an automatic answer or a report without references waits.
    private static long subjectKey(String matter, String person) {
        return MessageKey.of("awaits", matter + '\0' + person);
    }

    /// Under which keys mails may be waiting for this message.
    static List<Long> lookups(Arrival arrival) {
        var keys = new ArrayList<>(arrival.known());
        var matter = arrival.subject().matter();
        if (!matter.isEmpty()) {
            arrival.people().forEach(person -> keys.add(subjectKey(matter, person)));
        }
        return keys;
    }

    /// This one has no ticket for now.
    void add(Arrival arrival) {
        var keys = new LinkedHashSet<Long>();
        arrival.references().forEach(reference -> keys.add(reference.key()));
        var matter = arrival.subject().matter();
        if (arrival.parsed().kind() == MailKind.AUTOREPLY
                && arrival.subject().reply()
                && !matter.isEmpty()) {
            arrival.senders().forEach(person -> keys.add(subjectKey(matter, person)));
        }
        var bounce = arrival.parsed().bounce();
        if (bounce != null && keys.isEmpty()) {
            for (var reported : Reported.matters(arrival)) {
                Reported.people(bounce).forEach(one -> keys.add(subjectKey(reported, one)));
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        var from = arrival.parsed().from();
        byId.put(
                arrival.mailId(),
                new One(
                        arrival.mailId(),
                        arrival.parsed().kind().word(),
                        from == null ? "" : from.key(),
                        arrival.parsed().snippet(),
                        arrival.at(),
                        Filing.failure(arrival.parsed().bounce()),
                        false));
        for (var key : keys) {
            byKey.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(arrival.mailId());
            added.add(new Awaited(key, arrival.mailId()));
        }
    }

    /// Takes out those that belong to the conversation that this message has just joined.
    List<One> claimed(Arrival arrival, Conversation conversation, Desk desk) {
        var claimed = new ArrayList<One>();
        var named = Set.copyOf(arrival.known());
        for (var key : lookups(arrival)) {
            for (var id : Set.copyOf(byKey.getOrDefault(key, Set.of()))) {
                var one = byId.get(id);
                if (one != null
                        && (one.bounce()
                                ? named.contains(key) || reports(one, arrival, desk)
                                : belongs(one, arrival, conversation, desk))) {
                    claimed.add(one);
                    byId.remove(id);
                }
            }
        }
        return claimed;
    }

    /// A report that names no id is about a message before it, and not long before.
    private static boolean reports(One one, Arrival arrival, Desk desk) {
        var limit = desk.setting().rules().subjectFor();
        return !arrival.at().isAfter(one.at())
                && Duration.between(arrival.at(), one.at()).compareTo(limit) <= 0;
    }

    private static boolean belongs(One one, Arrival arrival, Conversation conversation, Desk desk) {
        boolean known =
                conversation.people().contains(one.from())
                        || (arrival.outgoing() && !arrival.refersToNothing());
        var limit = desk.setting().rules().subjectFor();
        return known && Duration.between(arrival.at(), one.at()).abs().compareTo(limit) <= 0;
    }

    /// What is to be written: those of this batch that still wait.
    void write() {
        mails.await(added.stream().filter(one -> byId.containsKey(one.mailId())).toList());
    }
}
