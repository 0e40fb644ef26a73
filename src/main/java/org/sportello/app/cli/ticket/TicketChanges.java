package org.sportello.app.cli.ticket;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.kernel.Problem;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Priority;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;
import org.sportello.ticket.handling.TicketService;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Changes of a ticket as the command line writes them: `state=waiting`, `tag+=delivery`. All of
/// them happen in one transaction, or none.
final class TicketChanges {

    private static final Pattern CHANGE = Pattern.compile("(\\p{L}+)([+-]?=)(.*)", Pattern.DOTALL);

    private final Wiring desk;
    private final OneTicket one;
    private final List<Long> ticket;
    private final long id;
    private final Actor actor;
    private final List<Runnable> verbs = new ArrayList<>();
    private @Nullable TicketState state;
    private @Nullable WaitingFor waitingFor;
    private @Nullable Instant until;

    TicketChanges(Wiring desk, OneTicket one, long id, Actor actor) {
        this.desk = desk;
        this.one = one;
        this.id = id;
        this.actor = actor;
        ticket = List.of(id);
    }

    void apply(List<String> changes) {
        changes.forEach(this::read);
        var wanted = state;
        if (wanted == null && (waitingFor != null || until != null)) {
            wanted = TicketState.WAITING;
        }
        if (wanted != null) {
            var target = wanted;
            verbs.add(() -> tickets().setState(ticket, target, waitingFor, until, actor));
        }
        desk.database().write(() -> verbs.forEach(Runnable::run));
    }

    private TicketService tickets() {
        return desk.store().ticketService();
    }

    private void read(String change) {
        var parts = CHANGE.matcher(change);
        if (!parts.matches()) {
            throw refused(change);
        }
        var value = parts.group(3);
        switch (parts.group(1).toLowerCase(Locale.ROOT) + parts.group(2)) {
            case "tag+=" -> verbs.add(() -> tickets().tag(ticket, value, actor));
            case "tag-=" -> verbs.add(() -> tickets().untag(ticket, value, actor));
            case "subject=" -> verbs.add(() -> tickets().rename(id, value, actor));
            case "assignee=" -> assign(value);
            case "priority=" -> {
                var priority = word(Priority.class, value, change);
                verbs.add(() -> tickets().setPriority(ticket, priority, actor));
            }
            case "state=" -> state = state(value, change);
            case "waiting=" -> waitingFor = word(WaitingFor.class, value, change);
            case "until=" -> until = moment(value, change);
            default -> throw refused(change);
        }
    }

    private void assign(String name) {
        var owner = name.equalsIgnoreCase(AssignCommand.NOBODY) ? null : one.agent(name).id();
        verbs.add(() -> tickets().assign(ticket, owner, actor));
    }

    private static TicketState state(String value, String change) {
        var wanted = word(TicketState.class, value, change);
        if (!wanted.choosable()) {
            throw refused(change);
        }
        return wanted;
    }

    private static <E extends Enum<E>> E word(Class<E> type, String value, String change) {
        var name = value.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        for (var known : type.getEnumConstants()) {
            if (known.name().equals(name)) {
                return known;
            }
        }
        throw refused(change);
    }

    /// A day (its beginning here) or a moment in UTC.
    private static Instant moment(String value, String change) {
        try {
            return value.contains("T")
                    ? Instant.parse(value)
                    : LocalDate.parse(value).atStartOfDay(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException _) {
            throw refused(change);
        }
    }

    private static Problem refused(String change) {
        return new Problem("ticket.set-invalid", change);
    }
}
