package org.sportello.ui.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class FuzzyTest {

    @ParameterizedTest
    @CsvSource({
        "reply, Reply, Reply to all",
        "all, Reply to all, Call the customer",
        "as, Assign to me, Snooze as spam",
        "atm, Assign to me, Attachment menu",
        "piu, Più grande, Spiuma",
    })
    void theBetterFitComesFirst(String typed, String better, String worse) {
        int first = Fuzzy.fit(typed, better);
        int second = Fuzzy.fit(typed, worse);
        assertTrue(first > second, better + " " + first + ", " + worse + " " + second);
    }

    @Test
    void lettersThatAreNotThereDoNotFit() {
        assertEquals(Fuzzy.NO_FIT, Fuzzy.fit("xyz", "Assign to me"));
        assertEquals(Fuzzy.NO_FIT, Fuzzy.fit("mea", "me"));
    }

    @Test
    void whatAHighlighterMarkedIsMarked() {
        Marked marked = Marked.parse("an <b>order</b> and <b>orders</b>, <b>open", "<b>", "</b>");
        assertEquals("an order and orders, <b>open", marked.text());
        assertEquals(
                List.of("order", "orders"),
                marked.runs().stream().filter(Marked.Run::marked).map(Marked.Run::text).toList());
    }
}
