package org.sportello.ticket.thread;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps by what a mail finds its ticket: message ids, people, subjects. All by lists, so that a
/// batch of mails costs a handful of statements. What is found under a merged ticket is answered
/// with the ticket that it lives on in.
public interface TicketThreads {

    /// A message id that a ticket's mails carry or refer to.
    ///
    /// @param messageKey a hash of the message id
    /// @param stored true if we hold that message, false if it is only known from the References of
    ///   others
    record Reference(long messageKey, long ticketId, boolean stored) {}

    /// Someone who takes part in a ticket's mail.
    ///
    /// @param address in lower case
    record Participant(long ticketId, String address) {}

    /// A normalised subject that was used on a ticket.
    ///
    /// @param subjectKey a hash of the normalised subject
    /// @param at when it was last used
    record Subject(long ticketId, long subjectKey, Instant at) {}

    /// Adds what is missing; a reference once stored stays stored.
    void addReferences(Collection<Reference> references);

    /// From now on what refers to this message id belongs to the other ticket.
    void moveReference(long messageKey, long fromTicket, long toTicket);

    /// Every reference with one of these keys.
    List<Reference> findByKeys(Collection<Long> messageKeys);

    /// Adds who is missing.
    void addParticipants(Collection<Participant> participants);

    /// For each of these tickets the addresses that take part, in lower case; tickets without mail
    /// have no entry.
    Map<Long, Set<String>> participants(Collection<Long> ticketIds);

    /// Adds what is missing and moves `at` forward where it is newer.
    void addSubjects(Collection<Subject> subjects);

    /// Every use of one of these subjects on a ticket that lived within this time: it began before
    /// its end, and something happened on it after its start. Newest first; uses more than 400 days
    /// before the time's start are left out.
    List<Subject> findBySubjects(Collection<Long> subjectKeys, Instant from, Instant until);
}
