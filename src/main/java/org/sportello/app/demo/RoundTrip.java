package org.sportello.app.demo;

import org.sportello.app.Wiring;
import org.sportello.app.demo.letter.Letter;
import org.sportello.desk.Values;
import org.sportello.mail.sync.MailboxResult;
import org.sportello.mail.sync.folder.SyncListener;
import org.sportello.reply.Reply;
import org.sportello.script.CannedReply;
import org.sportello.script.Template;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.queue.TicketSort;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The whole way of one answer, without anybody looking: fetch the mail, answer a ticket with a
/// script, send it, see the customer get it, and find the customer's answer on the same ticket.
public final class RoundTrip {

    private static final String SCRIPT = "Pacco in ritardo, data ignota";
    private static final String MATTER = "is:unsolved from:maria.rossi@example.it";
    private static final Map<String, String> ASKED = Map.of("ask:quando", "domani sera");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Demo demo;
    private final Wiring wiring;

    /// @param demo open
    public RoundTrip(Demo demo) {
        this.demo = demo;
        wiring = demo.wiring();
    }

    /// What happened.
    ///
    /// @param fetched messages that the sync found on the server
    /// @param tickets all tickets of the desk
    /// @param answered the ticket that was answered
    /// @param script the script it was answered with
    /// @param reached whom the answer reached
    /// @param answer what the customer wrote back
    /// @param sameTicket true if the customer's answer is on that ticket
    public record Told(
            int fetched,
            long tickets,
            Ticket answered,
            String script,
            String reached,
            Letter answer,
            boolean sameTicket,
            Duration time) {}

    /// Goes the way.
    public Told run() {
        var start = System.nanoTime();
        var fetched = sync();
        var ticket = choose();
        var delivered = new CompletableFuture<DemoServer.Traffic.Delivered>();
        var arrived = new CompletableFuture<DemoServer.Traffic.Arrived>();
        demo.server()
                .listen(traffic -> {
                    switch (traffic) {
                        case DemoServer.Traffic.Delivered one -> delivered.complete(one);
                        case DemoServer.Traffic.Arrived one -> arrived.complete(one);
                    }
                });
        var script = wiring.store().scripts().findReplyByName(SCRIPT).orElseThrow();
        answer(ticket, script);
        wiring.mail().sender().run();
        var reached = await(delivered);
        var answer = await(arrived).letter();
        sync();
        wiring.catchUp();
        return new Told(
                fetched,
                tickets(),
                wiring.store().tickets().get(ticket.id()),
                script.name(),
                reached.recipient(),
                answer,
                holds(ticket, answer),
                Duration.ofNanos(System.nanoTime() - start));
    }

    private int sync() {
        var results = wiring.mail().sync().syncOnce(demo.mailboxes(), SyncListener.NONE);
        for (var result : results) {
            if (result.problem() != null) {
                throw result.problem();
            }
        }
        return results.stream().mapToInt(RoundTrip::fetched).sum();
    }

    private static int fetched(MailboxResult result) {
        return result.folders().stream().mapToInt(folder -> folder.fetched()).sum();
    }

    private Ticket choose() {
        var store = wiring.store();
        var filter = store.query().parse(MATTER, store.names(), null).filter();
        var row = store.ticketPages().page(filter, TicketSort.CREATED, 0, 1).rows().getFirst();
        return store.tickets().get(row.id());
    }

    private long tickets() {
        var store = wiring.store();
        return store.ticketPages().count(store.query().parse("", store.names(), null).filter());
    }

    private void answer(Ticket ticket, CannedReply script) {
        var agent = demo.agent();
        var customer = wiring.store().customers().get(ticket.customerId());
        var values = new Values(ticket, customer, agent);
        var text =
                Template.of(script.body())
                        .fill(name ->
                                Optional.ofNullable(ASKED.get(name)).or(() -> values.find(name)));
        var addressed = wiring.mail().replies().address(ticket.id(), false);
        var reply =
                new Reply(
                        ticket.id(),
                        addressed.to(),
                        addressed.cc(),
                        List.of(),
                        addressed.subject(),
                        new MarkdownReader().read(text),
                        List.of(),
                        false,
                        Reply.Then.WAITING,
                        null);
        wiring.mail().replies().send(reply, Duration.ZERO, Actor.agent(agent.id()));
        wiring.store().scripts().usedReply(script.id());
    }

    private boolean holds(Ticket ticket, Letter answer) {
        return wiring.store().mails().findByMessageIds(List.of(answer.id())).stream()
                .anyMatch(mail -> mail.ticketId() != null && mail.ticketId() == ticket.id());
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The demo's mail server did not answer", e);
        }
    }
}
