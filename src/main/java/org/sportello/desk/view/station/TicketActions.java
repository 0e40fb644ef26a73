package org.sportello.desk.view.station;

import org.jspecify.annotations.Nullable;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;
import org.sportello.ticket.handling.TicketService;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// What an agent does to tickets: off the screen's thread, and with an undo instead of a question
/// before.
public final class TicketActions {

    private final Station station;

    public TicketActions(Station station) {
        this.station = station;
    }

    private TicketService service() {
        return station.desk().tickets().service();
    }

    public void state(
            Collection<Long> ids,
            TicketState state,
            @Nullable WaitingFor waitingFor,
            @Nullable Instant until) {
        change(
                ids,
                () -> service().setState(ids, state, waitingFor, until, station.me()),
                "desk.done.state." + state.name().toLowerCase(Locale.ROOT));
    }

    public void assign(Collection<Long> ids, @Nullable Long agentId) {
        change(
                ids,
                () -> service().assign(ids, agentId, station.me()),
                agentId == null ? "desk.done.unassigned" : "desk.done.assigned");
    }

    public void priority(Collection<Long> ids, Priority priority) {
        change(ids, () -> service().setPriority(ids, priority, station.me()), "desk.done.priority");
    }

    public void tag(Collection<Long> ids, String tag) {
        change(ids, () -> service().tag(ids, tag, station.me()), "desk.done.tagged");
    }

    public void untag(Collection<Long> ids, String tag) {
        change(ids, () -> service().untag(ids, tag, station.me()), "desk.done.untagged");
    }

    public void rename(long id, String subject) {
        change(
                List.of(id),
                () -> List.of(service().rename(id, subject, station.me())),
                "desk.done.renamed");
    }

    public void merge(Collection<Long> ids, long into) {
        change(ids, () -> List.of(service().merge(ids, into, station.me())), "desk.done.merged");
    }

    /// Looking at a ticket needs no undo and no words.
    public void read(long id) {
        station.tools()
                .work()
                .run(() -> service().markRead(List.of(id), true, station.me()), _ -> {});
    }

    public void unread(Collection<Long> ids) {
        change(ids, () -> service().markRead(ids, false, station.me()), "desk.done.unread");
    }

    private void change(Collection<Long> ids, Supplier<List<Ticket>> verb, String doneKey) {
        if (ids.isEmpty()) {
            return;
        }
        station.tools()
                .work()
                .run(
                        () -> {
                            var before =
                                    List.copyOf(
                                            station.desk().tickets().all().getAll(ids).values());
                            return verb.get().isEmpty() ? List.<Ticket>of() : before;
                        },
                        before ->
                                station.tools()
                                        .notices()
                                        .undo(
                                                station.say(doneKey, ids.size()),
                                                () -> undo(before)));
    }

    private void undo(List<Ticket> before) {
        station.tools().work().run(() -> service().undo(before, station.me()), _ -> {});
    }
}
