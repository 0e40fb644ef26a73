package org.sportello.app.demo.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.HashSet;
import java.util.Random;

final class NewcomersTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void mailGoesOnArrivingWithoutEnd() {
        var newcomers = new Newcomers(Person.all(), new Random(1));
        var ids = new HashSet<String>();
        var bodies = new HashSet<String>();
        for (int i = 0; i < 200; i++) {
            var at = NOW.plusSeconds(60L * i);
            var begun = newcomers.next(at);
            var first = assertInstanceOf(Step.CustomerWrites.class, begun.steps().getFirst());
            assertEquals(at, first.at());
            assertTrue(first.letter().subject().length() > 3, first.letter().subject());
            ids.add(first.letter().id());
            bodies.add(first.letter().text());
        }
        assertEquals(200, ids.size());
        assertTrue(bodies.size() > 150, bodies.size() + " different ones");
    }
}
