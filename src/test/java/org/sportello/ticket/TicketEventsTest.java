package org.sportello.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

final class TicketEventsTest {

    private static final Instant AT = Instant.parse("2026-11-21T09:12:00.123456Z");

    static List<TicketEvent> events() {
        return List.of(
                new TicketEvent.Opened("Wo? \"ü\"", 4, 2L, Channel.FORM, Priority.HIGH, 9L),
                new TicketEvent.Opened("", 4, null, Channel.MAIL, Priority.NORMAL, null),
                new TicketEvent.MailReceived(8, true, "Buongiorno"),
                new TicketEvent.Replied(9, "Gentile Maria"),
                new TicketEvent.Acknowledged(10),
                new TicketEvent.Noted(11, "courier says Friday"),
                new TicketEvent.CallLogged(12, true, "called"),
                new TicketEvent.StateChanged(TicketState.WAITING, WaitingFor.DATE, AT),
                new TicketEvent.StateChanged(TicketState.SOLVED, null, null),
                new TicketEvent.Assigned(3L),
                new TicketEvent.Assigned(null),
                new TicketEvent.PriorityChanged(Priority.URGENT),
                new TicketEvent.Tagged("delivery"),
                new TicketEvent.Untagged("delivery"),
                new TicketEvent.SubjectChanged("Where is it"),
                new TicketEvent.CustomerChanged(77),
                new TicketEvent.DeliveryChanged(9, "bounced"),
                new TicketEvent.Read(true),
                new TicketEvent.MailMovedAway(8, 5),
                new TicketEvent.Merged(6),
                new TicketEvent.Absorbed(5, 10005, AT),
                new TicketEvent.Absorbed(5, 10005, null),
                new TicketEvent.Undone(new TreeSet<>(List.of(3, 5))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void comesBackFromTheLogAsItWas(TicketEvent event) {
        assertEquals(event, TicketEvents.read(TicketEvents.kind(event), TicketEvents.data(event)));
    }

    @Test
    void everyKindOfFactIsTried() {
        var tried = new HashSet<Class<?>>();
        events().forEach(event -> tried.add(event.getClass()));

        assertEquals(
                new HashSet<>(Arrays.asList(TicketEvent.class.getPermittedSubclasses())), tried);
    }
}
