package org.sportello.search;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Transactions;
import org.sportello.search.Index.Entry;
import org.sportello.search.Log.Touched;
import org.sportello.storage.event.EventLog;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ticket.queue.TicketRow;
import org.sportello.ticket.queue.TicketSort;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Brings the index up to the log: reads on from the index's own position, a batch at a time, and
/// indexes what was touched as it is now. Doing a batch twice changes nothing.
public final class IndexFollower {

    private static final int BATCH = 1000;

    private final Log log;
    private final Index index;
    private final Sources sources;
    private final Transactions transactions;

    public IndexFollower(EventLog log, Index index, Sources sources, Transactions transactions) {
        this.log = new Log(log);
        this.index = index;
        this.sources = sources;
        this.transactions = transactions;
    }

    /// Reads all there is and makes it visible; returns how many facts that were. Writing to disk
    /// is the caller's choice ([Index#commit]).
    public long catchUp() {
        var total = 0L;
        for (var read = step(); read > 0; read = step()) {
            total += read;
        }
        index.refresh();
        return total;
    }

    /// How many facts are still to be read, at most (positions have gaps).
    public long behind() {
        return Math.max(0, log.lastPosition() - index.position());
    }

    /// Reads the next facts, a batch; they are not visible yet.
    ///
    /// @return how many; 0 at the end of the log
    int step() {
        var from = index.position();
        var facts = log.after(from, BATCH);
        if (!facts.isEmpty()) {
            var entries = transactions.read(() -> entries(facts));
            index.apply(entries, from, facts.getLast().position());
        }
        return facts.size();
    }

    private List<Entry> entries(List<Touched> facts) {
        var entries = new ArrayList<Entry>();
        var ticketIds = ids(facts, Entity.TICKET, Touched::id);
        var rows = rows(ticketIds);
        ticketIds.forEach(id -> entries.add(ticket(id, rows)));
        mails(facts, rows, entries);
        notes(facts, rows, entries);
        customers(ids(facts, Entity.CUSTOMER, Touched::id), entries);
        ids(facts, Entity.ARTICLE, Touched::id).forEach(id -> entries.add(article(id)));
        ids(facts, Entity.CANNED_REPLY, Touched::id).forEach(id -> entries.add(script(id)));
        return entries;
    }

    private static Set<Long> ids(List<Touched> facts, Entity entity, Function<Touched, Long> id) {
        return facts.stream()
                .filter(fact -> fact.entity() == entity)
                .map(id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Map<Long, TicketRow> rows(Set<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var filter = TicketFilter.ALL.withIds(List.copyOf(ids));
        return sources.pages().page(filter, TicketSort.NUMBER, 0, ids.size()).rows().stream()
                .collect(Collectors.toMap(TicketRow::id, Function.identity()));
    }

    private static Entry ticket(long id, Map<Long, TicketRow> rows) {
        var row = rows.get(id);
        return new Entry(Documents.ticketId(id), row == null ? null : Documents.ticket(row));
    }

    /// What is said on a ticket that was withdrawn is found as little as the ticket.
    private void mails(List<Touched> facts, Map<Long, TicketRow> rows, List<Entry> entries) {
        var ids = ids(facts, Entity.MAIL, Touched::id);
        facts.stream().map(Touched::mailId).filter(id -> id != 0).forEach(ids::add);
        for (var mail : sources.mails().getAll(ids).values()) {
            if (mail.rawId() == null) {
                continue;
            }
            var ticketId = mail.ticketId();
            var row = ticketId == null ? null : row(ticketId, rows);
            var document =
                    ticketId != null && row == null
                            ? null
                            : Documents.mail(
                                    mail,
                                    sources.reader().gist(mail),
                                    row == null ? null : row.number());
            entries.add(new Entry(Documents.mailId(mail.id()), document));
        }
    }

    private @Nullable TicketRow row(long ticketId, Map<Long, TicketRow> rows) {
        var known = rows.get(ticketId);
        return known != null ? known : rows(Set.of(ticketId)).get(ticketId);
    }

    private void notes(List<Touched> facts, Map<Long, TicketRow> rows, List<Entry> entries) {
        var wanted =
                facts.stream()
                        .filter(fact -> fact.interactionId() != 0)
                        .collect(
                                Collectors.groupingBy(
                                        Touched::id,
                                        Collectors.mapping(
                                                Touched::interactionId, Collectors.toSet())));
        wanted.forEach((ticketId, noteIds) -> {
            var row = rows.get(ticketId);
            if (row == null) {
                noteIds.forEach(id -> entries.add(new Entry(Documents.noteId(id), null)));
            } else {
                sources.tickets().interactions(ticketId, false).stream()
                        .filter(entry -> noteIds.contains(entry.id()))
                        .forEach(note ->
                                entries.add(
                                        new Entry(
                                                Documents.noteId(note.id()),
                                                Documents.note(note, row))));
            }
        });
    }

    private void customers(Set<Long> ids, List<Entry> entries) {
        if (ids.isEmpty()) {
            return;
        }
        var found = sources.customers().getAll(ids);
        for (var id : ids) {
            var customer = found.get(id);
            entries.add(
                    new Entry(
                            Documents.customerId(id),
                            customer == null ? null : Documents.customer(customer)));
        }
    }

    private Entry article(long id) {
        return new Entry(
                Documents.articleId(id),
                sources.articles().find(id).map(Documents::article).orElse(null));
    }

    private Entry script(long id) {
        return new Entry(
                Documents.scriptId(id),
                sources.scripts().findReply(id).map(Documents::script).orElse(null));
    }
}
