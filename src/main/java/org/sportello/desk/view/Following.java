package org.sportello.desk.view;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

import org.sportello.desk.OpenTicket;
import org.sportello.desk.view.station.Station;
import org.sportello.desk.view.station.TicketActions;
import org.sportello.kernel.Change;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Subscription;
import org.sportello.ui.Work;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/// Which ticket is open; it is read when it is opened and whenever something about it changes.
final class Following implements AutoCloseable {

    private final Station station;
    private final TicketActions actions;
    private final Consumer<OpenTicket> show;
    private final ReadOnlyLongWrapper id = new ReadOnlyLongWrapper();
    private final Work.Latest reading;
    private final Subscription subscription;

    /// @param show the ticket as it is now
    Following(Station station, TicketActions actions, Consumer<OpenTicket> show) {
        this.station = station;
        this.actions = actions;
        this.show = show;
        reading = station.tools().work().latest();
        subscription =
                station.tools()
                        .pulse()
                        .on(
                                EnumSet.of(Entity.TICKET, Entity.OUTBOX, Entity.CUSTOMER),
                                this::changed);
    }

    /// The open ticket's id, 0 for none.
    ReadOnlyLongProperty idProperty() {
        return id.getReadOnlyProperty();
    }

    BooleanBinding any() {
        return id.isNotEqualTo(0);
    }

    /// Which ticket it is from now on; [#read] shows it.
    void at(long ticketId) {
        id.set(ticketId);
    }

    /// Shows it; the agent has looked at it then.
    void read() {
        read(true);
    }

    private void changed(Set<Change> changes) {
        var about = new Change(Entity.TICKET, id.get());
        if (id.get() != 0
                && (changes.contains(about)
                        || changes.stream().anyMatch(one -> one.entity() != Entity.TICKET))) {
            read(false);
        }
    }

    private void read(boolean looked) {
        var ticketId = id.get();
        reading.run(
                () -> OpenTicket.read(station.desk(), ticketId, station.agent().getAsLong()),
                read -> {
                    show.accept(read);
                    if (looked && read.ticket().unread()) {
                        actions.read(ticketId);
                    }
                });
    }

    @Override
    public void close() {
        subscription.close();
        reading.cancel();
    }
}
