package org.sportello.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sportello.ticket.TicketState;

import java.nio.file.Files;

final class RoundTripTest {

    @Test
    void anAnswerGoesOutAndTheCustomersAnswerComesBackToTheSameTicketAndNothingIsLeftBehind() {
        var demo = new Demo(Pace.HASTY);
        var folder = demo.folder().path();
        try (demo) {
            demo.open();
            var told = new RoundTrip(demo).run();
            assertTrue(told.tickets() >= 400, told.tickets() + " tickets");
            assertTrue(told.fetched() > 50, told.fetched() + " fetched");
            assertEquals("maria.rossi@example.it", told.reached());
            assertTrue(told.sameTicket());
            assertEquals(TicketState.OPEN, told.answered().state());
            assertEquals(1, told.answered().replies());
        }
        assertTrue(Files.notExists(folder));
    }
}
