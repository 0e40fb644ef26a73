package org.sportello.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.customer.Customer;
import org.sportello.customer.Identity;
import org.sportello.knowledge.Article;
import org.sportello.script.CannedReply;
import org.sportello.search.Index.Entry;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.Priority;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.queue.TicketRow;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

class SearchTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Index index = new Index(new ByteBuffersDirectory());
    private final Search search =
            new Search(index, InstantSource.fixed(NOW), ZoneId.of("Europe/Rome"));

    @BeforeEach
    void fill() {
        var parcel =
                ticket(
                        1,
                        10_482,
                        "Ordine non ancora arrivato",
                        "Maria Rossi",
                        "maria.rossi@example.it",
                        "2026-11-20");
        var invoice =
                ticket(
                        2,
                        10_483,
                        "Fattura 118: partita IVA errata",
                        "Bianchi srl",
                        "conti@bianchi.example.it",
                        "2026-05-03");
        add(Documents.ticketId(1), Documents.ticket(parcel));
        add(Documents.ticketId(2), Documents.ticket(invoice));
        add(
                Documents.noteId(7),
                Documents.note(
                        note(7, 1, "Il corriere dice: fermo a Bologna, dell'ordine si sa poco."),
                        parcel));
        add(
                Documents.customerId(3),
                Documents.customer(
                        new Customer(
                                3,
                                1,
                                "Élodie Lefèvre",
                                null,
                                null,
                                "fr",
                                2,
                                "",
                                List.of(new Identity(Identity.Kind.MAIL, "elodie@example.org")),
                                NOW,
                                NOW)));
        add(
                Documents.articleId(4),
                Documents.article(
                        new Article(
                                4,
                                1,
                                null,
                                "Where is my order?",
                                Article.State.PUBLIC,
                                "en",
                                null,
                                null,
                                "Look at the tracking page.",
                                NOW,
                                NOW)));
        add(
                Documents.scriptId(5),
                Documents.script(
                        new CannedReply(
                                5,
                                1,
                                "Delivery",
                                "Late parcel",
                                "en",
                                "We are sorry that your order is late.",
                                0,
                                NOW)));
        index.refresh();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ordine                         | t1 n7",
                "ORDINE fermo                   | n7",
                "ord                            | t1 n7 a4 s5",
                "\"fermo a bologna\"            | n7",
                "\"bologna fermo\"              | ",
                "ordine -bologna                | t1",
                "subject:arrivato               | t1 n7",
                "type:article order             | a4",
                "from:bianchi                   | t2",
                "maria.rossi@example.it         | t1",
                "10482                          | t1 n7",
                "elodie lefevre                 | c3",
                "date:2026-05                   | t2",
                "fattura before:2026-05-01      | ",
                "fattura after:2026-05-01       | t2",
                "tag:delivery                   | t1",
                "state:open iva                 | t2",
                "zzz                            | ",
                "x:y \" ( [ ^ ~ *               | ",
            })
    void finds(String typed, String expected) {
        var found =
                search.find(typed, 10).hits().stream()
                        .map(hit ->
                                switch (hit.type()) {
                                    case TICKET -> "t" + hit.key();
                                    case MESSAGE -> "n" + hit.key();
                                    case CUSTOMER -> "c" + hit.key();
                                    case ARTICLE -> "a" + hit.key();
                                    case SCRIPT -> "s" + hit.key();
                                })
                        .sorted()
                        .toList();
        var wanted =
                expected == null
                        ? List.of()
                        : List.of(expected.split(" ")).stream().sorted().toList();
        assertEquals(wanted, found);
    }

    @Test
    void theFoundWordsAreMarkedInTheSnippet() {
        var hit = search.find("bologna", 10).hits().getFirst();
        var mark = hit.marks().getFirst();
        assertEquals("Bologna", hit.snippet().substring(mark.from(), mark.to()));
    }

    @Test
    void theTotalCountsWhatTheLimitHides() {
        var hits = search.find("ord", 1);
        assertEquals(1, hits.hits().size());
        assertEquals(4, hits.total());
    }

    @Test
    void wordsLeadToTicketsOnce() {
        assertEquals(List.of(1L), search.ticketsWith("ordine", 10));
        assertEquals(List.of(), search.ticketsWith("  ", 10));
    }

    @Test
    void aReplacedDocumentIsFoundByItsNewWordsOnly() {
        add(
                Documents.scriptId(5),
                Documents.script(new CannedReply(5, 2, "", "Refund", "en", "Money back", 0, NOW)));
        index.refresh();
        assertTrue(search.find("parcel", 10).hits().isEmpty());
        assertEquals(1, search.find("refund", 10).total());
    }

    private void add(String id, org.apache.lucene.document.Document document) {
        index.apply(List.of(new Entry(id, document)), index.position(), 1);
    }

    private static TicketRow ticket(
            long id, long number, String subject, String customer, String address, String day) {
        var at = Instant.parse(day + "T09:00:00Z");
        return new TicketRow(
                id,
                number,
                subject,
                "",
                TicketState.OPEN,
                null,
                Priority.NORMAL,
                1,
                customer,
                address,
                0,
                null,
                null,
                1L,
                id == 1 ? List.of("delivery") : List.of(),
                false,
                at,
                at,
                null,
                null,
                false);
    }

    private static Interaction note(long id, long ticketId, String text) {
        return new Interaction(id, ticketId, Interaction.Kind.NOTE, NOW, null, 1L, text, "", null);
    }

    @Test
    void whatIsNoDateIsTakenAsWordsAndTold() {
        assertEquals(List.of("date:foo"), search.find("ordine date:foo", 10).undated());
        assertEquals(List.of("dopo:ieri"), search.find("dopo:ieri ", 10).undated());
        assertEquals(List.of(), search.find("ordine date:2026-11 da:maria", 10).undated());
    }
}
