package org.sportello.reply;

import org.jspecify.annotations.Nullable;
import org.sportello.customer.CustomerRepository;
import org.sportello.mail.Alias;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.MessageIds;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.outbox.OutgoingMail;
import org.sportello.text.Block;
import org.sportello.text.Doc;
import org.sportello.text.html.HtmlWriter;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.ticket.Agent;
import org.sportello.ticket.Agents;
import org.sportello.ticket.Ticket;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes the mail out of an answer: recipients, signature, quoted history, and the headers that
/// keep it in one conversation at the customer's side.
public final class ReplyComposer {

    private final Conversation conversation;
    private final Mailboxes mailboxes;
    private final Agents agents;
    private final CustomerRepository customers;
    private final MessageIds messageIds;
    private final InstantSource clock;

    public ReplyComposer(
            Conversation conversation,
            Mailboxes mailboxes,
            Agents agents,
            CustomerRepository customers,
            MessageIds messageIds,
            InstantSource clock) {
        this.conversation = conversation;
        this.mailboxes = mailboxes;
        this.agents = agents;
        this.customers = customers;
        this.messageIds = messageIds;
        this.clock = clock;
    }

    /// A mail ready for the outbox, and the mailbox that sends it.
    record Composed(Ticket ticket, Mailbox mailbox, OutgoingMail mail) {}

    /// Whom an answer goes to: the customer of the last message; with `all` also everybody else on
    /// it but ourselves.
    public Addressed address(long ticketId, boolean all) {
        var ticket = conversation.ticket(ticketId);
        var answered = conversation.answered(ticketId);
        if (answered.isEmpty()) {
            return withoutMail(ticket);
        }
        var parsed = answered.get().parsed();
        var to = new LinkedHashMap<String, MailAddress>();
        var sender = answered.get().mail().outgoing() ? parsed.to() : sender(parsed);
        sender.forEach(address -> to.putIfAbsent(address.key(), address));
        var cc = new LinkedHashMap<String, MailAddress>();
        if (all) {
            parsed.to().forEach(address -> cc.putIfAbsent(address.key(), address));
            parsed.cc().forEach(address -> cc.putIfAbsent(address.key(), address));
        }
        for (var mailbox : mailboxes.all()) {
            to.keySet().removeAll(mailbox.addresses());
            cc.keySet().removeAll(mailbox.addresses());
        }
        cc.keySet().removeAll(to.keySet());
        return new Addressed(
                List.copyOf(to.values()),
                List.copyOf(cc.values()),
                Conversation.replySubject(parsed.subject()),
                senders(ticket, parsed));
    }

    private List<Alias> senders(Ticket ticket, @Nullable ParsedMail answered) {
        return sending(ticket)
                .map(mailbox -> {
                    var all = new LinkedHashSet<Alias>();
                    if (answered != null) {
                        all.add(mailbox.answering(answered));
                    }
                    all.addAll(mailbox.senders());
                    return List.copyOf(all);
                })
                .orElse(List.of());
    }

    private Addressed withoutMail(Ticket ticket) {
        var customer = customers.get(ticket.customerId());
        var to =
                customer.address().isEmpty()
                        ? List.<MailAddress>of()
                        : List.of(new MailAddress(customer.name(), customer.address()));
        return new Addressed(to, List.of(), ticket.subject(), senders(ticket, null));
    }

    private static List<MailAddress> sender(ParsedMail parsed) {
        if (!parsed.replyTo().isEmpty()) {
            return parsed.replyTo();
        }
        var sender = parsed.customer() == null ? parsed.from() : parsed.customer();
        return sender == null || sender.address().isEmpty() ? List.of() : List.of(sender);
    }

    /// The mail, with its id fixed.
    ///
    /// @throws NoRecipient if nobody would get it
    /// @throws CannotSend if no mailbox can send it
    Composed compose(Reply reply, @Nullable Long agentId) {
        check(reply);
        var ticket = conversation.ticket(reply.ticketId());
        var mailbox = mailbox(ticket);
        var agent = agentId == null ? null : agents.find(agentId).orElse(null);
        var answered = conversation.answered(ticket.id());
        var sender =
                sender(mailbox, reply, answered.map(Conversation.Message::parsed).orElse(null));
        var body = reply.body().then(signature(mailbox, sender, agent));
        var files = new ArrayList<>(reply.files());
        if (answered.isPresent() && reply.forward()) {
            body = body.then(quoted(answered.get(), ticket, Quotation.Kind.FORWARDED));
            files.addAll(conversation.files(answered.get()));
        } else if (answered.isPresent() && mailbox.quoteHistory()) {
            body = body.then(quoted(answered.get(), ticket, Quotation.Kind.ANSWERED));
        }
        var before =
                reply.forward()
                        ? Optional.<ParsedMail>empty()
                        : answered.map(Conversation.Message::parsed);
        var id = messageIds.next(ticket.number(), sender.sender().domain());
        var mail =
                new OutgoingMail(
                        id,
                        from(sender, agent),
                        reply.to(),
                        reply.cc(),
                        reply.bcc(),
                        reply.subject(),
                        body.text(),
                        new HtmlWriter().page(body),
                        before.map(ParsedMail::messageId).orElse(null),
                        before.map(Conversation::references).orElse(List.of()),
                        before.map(ParsedMail::threadIndex)
                                .flatMap(index ->
                                        ThreadIndex.child(index, clock.instant(), id.hashCode()))
                                .orElse(null),
                        before.map(parsed -> parsed.header("thread-topic")).orElse(null),
                        files,
                        false);
        return new Composed(ticket, mailbox, mail);
    }

    private static void check(Reply reply) {
        if (reply.to().isEmpty() && reply.cc().isEmpty() && reply.bcc().isEmpty()) {
            throw new NoRecipient("");
        }
        for (var people : List.of(reply.to(), reply.cc(), reply.bcc())) {
            for (var one : people) {
                var at = one.address().indexOf('@');
                if (at < 1
                        || at == one.address().length() - 1
                        || one.address().chars().anyMatch(c -> c <= ' ')) {
                    throw new NoRecipient(one.address());
                }
            }
        }
    }

    private static Alias sender(Mailbox mailbox, Reply reply, @Nullable ParsedMail answered) {
        return Optional.ofNullable(reply.from())
                .flatMap(mailbox::sender)
                .orElseGet(() ->
                        answered == null
                                ? mailbox.senders().getFirst()
                                : mailbox.answering(answered));
    }

    private Mailbox mailbox(Ticket ticket) {
        return sending(ticket)
                .orElseThrow(() -> new CannotSend(own(ticket).map(Mailbox::name).orElse("")));
    }

    private Optional<Mailbox> own(Ticket ticket) {
        return Optional.ofNullable(ticket.mailboxId()).flatMap(mailboxes::find);
    }

    private Optional<Mailbox> sending(Ticket ticket) {
        return own(ticket)
                .filter(mailbox -> mailbox.active() && mailbox.outgoing() != null)
                .or(() ->
                        mailboxes.all().stream()
                                .filter(mailbox -> mailbox.active() && mailbox.outgoing() != null)
                                .findFirst());
    }

    private static MailAddress from(Alias sender, @Nullable Agent agent) {
        return sender.fromName().isBlank() && agent != null
                ? new MailAddress(agent.name(), sender.address())
                : sender.sender();
    }

    /// The alias's own stands for a house and is never left out; else the agent's, else the
    /// mailbox's.
    private static Doc signature(Mailbox mailbox, Alias sender, @Nullable Agent agent) {
        var text =
                Stream.of(sender.signature(), agent == null ? "" : agent.signature())
                        .filter(one -> !one.isBlank())
                        .findFirst()
                        .orElse(mailbox.signature());
        return text.isBlank()
                ? Doc.EMPTY
                : Doc.of(Block.Paragraph.of("-- ")).then(new MarkdownReader().read(text));
    }

    private Doc quoted(Conversation.Message message, Ticket ticket, Quotation.Kind kind) {
        var language =
                Optional.ofNullable(customers.get(ticket.customerId()).language())
                        .map(Locale::of)
                        .orElse(Locale.getDefault());
        return new Quotation(language, clock).of(message, kind);
    }
}
