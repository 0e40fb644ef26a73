package org.sportello.desk.view.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.customer.Customer;
import org.sportello.desk.Message;
import org.sportello.desk.OpenTicket;
import org.sportello.mail.Mail;
import org.sportello.mail.message.MailAddress;
import org.sportello.text.Doc;
import org.sportello.text.FoldedDoc;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class OtherMatterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final List<Message> conversation = new ArrayList<>();

    private Message in(String subject) {
        return add(Interaction.Kind.MAIL_IN, subject, "customer");
    }

    private Message add(Interaction.Kind kind, String subject, String mailKind) {
        var id = conversation.size() + 1L;
        var mail = mail(id, kind == Interaction.Kind.MAIL_OUT, subject, mailKind);
        var entry = new Interaction(id, 1, kind, NOW, id, null, "", "", null);
        var message = new Message(entry, mail, null, FoldedDoc.of(Doc.EMPTY), 0, null);
        conversation.add(message);
        return message;
    }

    private OpenTicket open(String subject, Long... together) {
        var opened = new TicketEvent.Opened(subject, 1, null, Channel.MAIL, Priority.NORMAL, null);
        return new OpenTicket(
                Ticket.opened(1, 10_482, opened, Actor.program("test"), NOW),
                new Customer(1, 1, "Anna", null, null, "it", 2, "", List.of(), NOW, NOW),
                conversation,
                List.of(),
                List.of(),
                Optional.empty(),
                Set.of(together),
                Map.of());
    }

    private static Mail mail(long id, boolean outgoing, String subject, String kind) {
        return new Mail(
                id,
                null,
                null,
                outgoing,
                null,
                kind,
                subject,
                new MailAddress("Anna", "anna@example.it"),
                List.of(),
                "",
                NOW,
                NOW,
                0,
                1L,
                "",
                "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ordine 12 non arrivato|Re: Ordine 12 non arrivato|false",
                "Ordine 12 non arrivato|R: [#10482] Ordine 12 non arrivato|false",
                "Ordine 12 non arrivato|Sollecito ordine 12|false",
                "Ordine 12 non arrivato|Richiesta fattura 118|true",
                "Ordine 12 non arrivato|Fwd: Richiesta fattura 118|false",
                "Ordine 12 non arrivato|Re:|false",
                "Lamp broken|Newsletter question|true",
            })
    void aSubjectThatIsAnotherOneIsProposed(String first, String second, boolean proposed) {
        in(first);
        var message = in(second);
        assertEquals(proposed, OtherMatter.of(open(first), message).isPresent());
    }

    @Test
    void whatFollowsUnderTheNewSubjectGoesWithIt() {
        in("Lamp broken");
        var message = in("Invoice 118");
        in("Re: Lamp broken");
        in("Re: Invoice 118");

        var matter = OtherMatter.of(open("Lamp broken"), message).orElseThrow();

        assertEquals("Invoice 118", matter.subject());
        assertEquals(List.of(2L, 4L), matter.entries().stream().map(Interaction::id).toList());
        assertTrue(OtherMatter.of(open("Lamp broken"), conversation.getLast()).isEmpty());
    }

    @Test
    void theFirstMailAndOneThatBelongsHereAndOneThatWeAnsweredAreLeftAlone() {
        var first = in("Lamp broken");
        var second = in("Invoice 118");
        assertTrue(OtherMatter.of(open("Lamp broken"), first).isEmpty());
        assertTrue(OtherMatter.of(open("Lamp broken", 2L), second).isEmpty());

        add(Interaction.Kind.MAIL_OUT, "Re: Invoice 118", "sent");
        assertTrue(OtherMatter.of(open("Lamp broken"), second).isEmpty());
    }

    @Test
    void aProgramsSubjectMeansNothing() {
        in("Lamp broken");
        var away = add(Interaction.Kind.MAIL_IN, "Out of office until Monday", "autoreply");
        assertTrue(OtherMatter.of(open("Lamp broken"), away).isEmpty());
    }
}
