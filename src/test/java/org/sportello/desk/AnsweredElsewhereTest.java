package org.sportello.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.customer.Customer;
import org.sportello.mail.Mail;
import org.sportello.mail.marks.Marks;
import org.sportello.mail.marks.Placement;
import org.sportello.mail.message.MailAddress;
import org.sportello.text.Doc;
import org.sportello.text.FoldedDoc;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.Interaction.Kind;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class AnsweredElsewhereTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Marks ANSWERED = new Marks(true, true, false, false);

    private final List<Message> conversation = new ArrayList<>();
    private final Map<Long, List<Placement>> places = new HashMap<>();

    private Message add(Kind kind, String mailKind, @Nullable String delivery) {
        var id = conversation.size() + 1L;
        var out = kind == Kind.MAIL_OUT;
        var mail =
                new Mail(
                        id,
                        null,
                        null,
                        out,
                        null,
                        mailKind,
                        "Shoes",
                        new MailAddress("Anna", "anna@example.it"),
                        List.of(),
                        "",
                        NOW,
                        NOW,
                        0,
                        1L,
                        "",
                        "");
        var entry = new Interaction(id, 1, kind, NOW, id, null, "", "", delivery);
        var message = new Message(entry, mail, null, FoldedDoc.of(Doc.EMPTY), 0, null);
        conversation.add(message);
        return message;
    }

    private Message in() {
        return add(Kind.MAIL_IN, "customer", null);
    }

    private void lies(Message message, @Nullable Marks marks, @Nullable Instant answeredAt) {
        places.computeIfAbsent(message.entry().id(), _ -> new ArrayList<>())
                .add(new Placement("Desk", "INBOX", marks, answeredAt, null, false));
    }

    private Optional<AnsweredElsewhere> said(Message message) {
        var opened = new TicketEvent.Opened("Shoes", 1, null, Channel.MAIL, Priority.NORMAL, null);
        return AnsweredElsewhere.of(
                new OpenTicket(
                        Ticket.opened(1, 10_482, opened, Actor.program("test"), NOW),
                        new Customer(1, 1, "Anna", null, null, "it", 2, "", List.of(), NOW, NOW),
                        conversation,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Set.of(),
                        places),
                message);
    }

    @Test
    void saysSinceWhenItIsKnown() {
        var message = in();
        lies(message, Marks.NONE, null);
        lies(message, ANSWERED, NOW);
        assertEquals(NOW, said(message).orElseThrow().noticedAt());
    }

    @Test
    void saysItOfOldMailToo() {
        var message = in();
        lies(message, ANSWERED, null);
        assertNull(said(message).orElseThrow().noticedAt());
    }

    @Test
    void saysNothingOfMailThatIsOnlyReadOrNowhere() {
        var message = in();
        assertTrue(said(message).isEmpty());
        lies(message, new Marks(true, false, true, false), null);
        lies(message, null, null);
        assertTrue(said(message).isEmpty());
    }

    /// What the server calls answered may be our own answer.
    @ParameterizedTest
    @CsvSource({
        "reply, sent, false",
        "reply, maybe-sent, false",
        "reply, , false",
        "reply, queued, true",
        "reply, failed, true",
        "reply, cancelled, true",
        "automatic, sent, true",
    })
    void saysNothingAfterAnAnswerFromHere(String kind, @Nullable String delivery, boolean said) {
        var before = in();
        lies(before, ANSWERED, NOW);
        add(Kind.MAIL_OUT, kind, delivery);
        assertEquals(said, said(before).isPresent());
        var after = in();
        lies(after, ANSWERED, NOW);
        assertTrue(said(after).isPresent());
    }
}
