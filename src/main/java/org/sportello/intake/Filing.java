package org.sportello.intake;

import org.jspecify.annotations.Nullable;
import org.sportello.intake.arrival.Arrival;
import org.sportello.intake.arrival.SubjectKeys;
import org.sportello.intake.arrival.SubjectLine;
import org.sportello.intake.arrival.Verdict;
import org.sportello.intake.check.Belonging;
import org.sportello.intake.check.Conversation;
import org.sportello.intake.check.Decision;
import org.sportello.intake.check.Desk;
import org.sportello.intake.check.Endings;
import org.sportello.mail.Mail;
import org.sportello.mail.Mails;
import org.sportello.mail.message.Bounce;
import org.sportello.mail.message.MailKind;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.Priority;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketRepository;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Carries decisions out: what happens to the tickets, and what is remembered for the messages to
/// come. Nothing is written before [#write].
final class Filing {

    private static final String SAME_ID = "same-id-other-content";
    private static final String FORWARDED = "forwarded";
    private static final String ARCHIVE = "archive";

    private final Desk desk;
    private final Customers customers;
    private final Waiting waiting;
    private final Map<Long, Verdict> verdicts = new HashMap<>();
    private final List<Mails.Filing> late = new ArrayList<>();
    private final Set<Long> bounced = new LinkedHashSet<>();
    private final List<Interaction> interactions = new ArrayList<>();
    private final Set<Conversation> touched = new LinkedHashSet<>();

    Filing(Desk desk, Customers customers, Waiting waiting) {
        this.desk = desk;
        this.customers = customers;
        this.waiting = waiting;
    }

    /// Files one message.
    ///
    /// @return its conversation, null if it has none
    @Nullable Conversation file(Arrival arrival, Decision decision) {
        return switch (decision) {
            case Decision.Known _ -> null;
            case Decision.Unfiled unfiled -> {
                verdicts.put(arrival.mailId(), new Verdict(null, unfiled.why(), flags(arrival)));
                if (arrival.parsed().kind() != MailKind.LOOP) {
                    waiting.add(arrival);
                }
                yield null;
            }
            case Decision.FollowUp follow -> join(arrival, follow);
            case Decision.NewTicket begin -> open(arrival, begin);
        };
    }

    private Conversation join(Arrival arrival, Decision.FollowUp follow) {
        var conversation = follow.ticket();
        for (var other : follow.bridged()) {
            conversation = merge(conversation, other, arrival);
        }
        if (arrival.outgoing()) {
            desk.noteOwnReply(arrival.messageKey());
        }
        add(arrival, conversation, follow.why(), flags(arrival));
        return conversation;
    }

    /// The older number stays.
    private Conversation merge(Conversation one, Conversation other, Arrival arrival) {
        boolean first = one.ticket().number() < other.ticket().number();
        var from = first ? other : one;
        var into = first ? one : other;
        if (!arrival.history()
                && (from.ticket().agentId() != null || from.ticket().replies() > 0)) {
            // Somebody works on it: an agent decides.
            return one;
        }
        boolean earlier = from.ticket().createdAt().isBefore(into.ticket().createdAt());
        desk.conversations().merge(from, into, "one conversation", arrival.at());
        if (earlier) {
            beginning(into, from.ticket().subject(), from.ticket().customerId(), arrival.at());
        }
        return into;
    }

    private Conversation open(Arrival arrival, Decision.NewTicket begin) {
        var customer = customers.id(begin.customer());
        var cause = begin.why();
        var opened =
                new TicketEvent.Opened(
                        subject(arrival),
                        customer,
                        desk.setting().mailboxId(),
                        Channel.MAIL,
                        Priority.NORMAL,
                        begin.linkedTo());
        var conversation = desk.conversations().open(opened, cause, arrival.at());
        var flags = flags(arrival);
        if (arrival.outgoing()) {
            flags = joined(flags, Verdict.OPENING);
        } else if (cause.equals(Endings.FORWARDED)) {
            flags = joined(flags, FORWARDED);
            introduce(begin.customer().key(), arrival, conversation);
        }
        add(arrival, conversation, cause, flags);
        return conversation;
    }

    /// The customer did not write to us himself, but will be answered and may write then.
    private void introduce(String customer, Arrival arrival, Conversation conversation) {
        desk.conversations().takesPart(conversation, List.of(customer));
        var matter = arrival.subject().matter();
        if (!matter.isEmpty()) {
            var key = SubjectKeys.begun(matter, customer);
            desk.conversations().speaksOf(conversation, key, arrival.at());
        }
    }

    private static String subject(Arrival arrival) {
        var title = arrival.subject().title();
        return title.length() > LONGEST_SUBJECT ? title.substring(0, LONGEST_SUBJECT) : title;
    }

    private static final int LONGEST_SUBJECT = 1000;

    private void add(Arrival arrival, Conversation conversation, String why, String flags) {
        verdicts.put(arrival.mailId(), new Verdict(conversation.id(), why, flags));
        boolean earlier = arrival.at().isBefore(conversation.ticket().createdAt());
        happened(arrival, conversation, why);
        if (earlier && arrival.history() && (arrival.human() || arrival.outgoing())) {
            var recipient = arrival.parsed().to().stream().findFirst();
            var who =
                    arrival.outgoing()
                            ? recipient.filter(one -> arrival.people().contains(one.key()))
                            : java.util.Optional.of(Belonging.customer(arrival));
            beginning(
                    conversation,
                    subject(arrival),
                    who.map(customers::id).orElse(conversation.ticket().customerId()),
                    arrival.at());
        }
        interactions.add(
                interaction(
                        conversation.id(),
                        arrival.mailId(),
                        arrival.at(),
                        why,
                        arrival.outgoing()));
        remember(arrival, conversation);
        if (arrival.history()) {
            touched.add(conversation);
        }
        for (var one : waiting.claimed(arrival, conversation, desk)) {
            claim(one, arrival, conversation);
        }
    }

    /// What came later was said earlier: the ticket is named after its first message.
    private static void beginning(
            Conversation conversation, String subject, long customer, Instant at) {
        if (!subject.isEmpty() && !subject.equals(conversation.ticket().subject())) {
            conversation.happened(new TicketEvent.SubjectChanged(subject), ARCHIVE, at);
        }
        if (customer != conversation.ticket().customerId()) {
            conversation.happened(new TicketEvent.CustomerChanged(customer), ARCHIVE, at);
        }
    }

    private static void happened(Arrival arrival, Conversation conversation, String why) {
        var snippet = arrival.parsed().snippet();
        TicketEvent event;
        if (arrival.outgoing()) {
            var submitted = arrival.parsed().autoSubmitted();
            boolean automatic = submitted != null && !submitted.strip().equalsIgnoreCase("no");
            event =
                    automatic
                            ? new TicketEvent.Acknowledged(arrival.mailId())
                            : new TicketEvent.Replied(arrival.mailId(), snippet);
        } else {
            event = new TicketEvent.MailReceived(arrival.mailId(), arrival.human(), snippet);
        }
        if (arrival.history()) {
            conversation.happenedInHistory(event, why, arrival.at());
        } else {
            conversation.happened(event, why, arrival.at());
        }
    }

    private static Interaction interaction(
            long ticketId, long mailId, Instant at, String why, boolean outgoing) {
        return new Interaction(
                0,
                ticketId,
                outgoing ? Interaction.Kind.MAIL_OUT : Interaction.Kind.MAIL_IN,
                at,
                mailId,
                null,
                "",
                why,
                null);
    }

    private void remember(Arrival arrival, Conversation conversation) {
        if (arrival.parsed().kind() == MailKind.BOUNCE) {
            return;
        }
        if (arrival.parsed().kind() == MailKind.CUSTOMER && arrival.toFew()) {
            desk.noteCustomersMail(arrival.messageKey());
        }
        var conversations = desk.conversations();
        for (var reference : arrival.references()) {
            conversations.refersTo(conversation, reference.key(), false);
        }
        if (!arrival.sharedId() && arrival.parsed().messageId() != null) {
            conversations.refersTo(conversation, arrival.messageKey(), true);
        }
        var outlook = arrival.outlookKey();
        if (outlook != null) {
            conversations.refersTo(conversation, outlook, false);
        }
        boolean known = conversation.people().containsAll(arrival.people());
        conversations.takesPart(conversation, arrival.people());
        if ((arrival.human() || arrival.outgoing())
                && !(known && spokenOf(arrival, conversation))) {
            for (var key : SubjectKeys.uses(arrival)) {
                conversations.speaksOf(conversation, key, arrival.at());
            }
        }
    }

    /// True if the ticket can be found by this subject already: one more answer in the same words
    /// says nothing new.
    private static boolean spokenOf(Arrival arrival, Conversation conversation) {
        var ticket = conversation.ticket();
        return arrival.subject().reply()
                && !arrival.refersToNothing()
                && ticket.interactions() > 1
                && SubjectLine.of(ticket.subject()).matter().equals(arrival.subject().matter())
                && SubjectLine.foreignNumber(arrival.parsed().subject()).isEmpty();
    }

    private void claim(Waiting.One one, Arrival arrival, Conversation conversation) {
        var why = "found by a mail that came later";
        if (one.stored()) {
            late.add(new Mails.Filing(one.mailId(), conversation.id(), why));
        } else {
            var before = verdicts.get(one.mailId());
            var flags = before == null ? "" : before.flags();
            verdicts.put(one.mailId(), new Verdict(conversation.id(), why, flags));
        }
        conversation.happened(
                new TicketEvent.MailReceived(one.mailId(), false, one.snippet()), why, one.at());
        interactions.add(interaction(conversation.id(), one.mailId(), one.at(), why, false));
        if (one.failure() && arrival.outgoing()) {
            bounced(conversation, arrival.mailId(), one.at());
        }
    }

    /// We wrote by ourselves.
    void acknowledged(Conversation conversation, long mailId, Instant at) {
        var why = "acknowledgement";
        conversation.happened(new TicketEvent.Acknowledged(mailId), why, at);
        interactions.add(interaction(conversation.id(), mailId, at, why, true));
    }

    /// A mail of ours came back.
    void bounced(Conversation conversation, long mailId, Instant at) {
        conversation.happened(new TicketEvent.DeliveryChanged(mailId, "bounced"), "bounce", at);
        var here = verdicts.get(mailId);
        if (here == null) {
            bounced.add(mailId);
        } else {
            var flags = joined(here.flags(), Mail.BOUNCED);
            verdicts.put(mailId, new Verdict(here.ticketId(), here.why(), flags));
        }
    }

    /// True if a report says that a message did not arrive and will not.
    static boolean failure(@Nullable Bounce bounce) {
        return bounce != null
                && !"delayed".equals(bounce.action())
                && !"delivered".equals(bounce.action())
                && !"relayed".equals(bounce.action())
                && !"expanded".equals(bounce.action())
                && !"complaint".equals(bounce.action());
    }

    private static String flags(Arrival arrival) {
        var flags = arrival.sharedId() ? SAME_ID : "";
        return failure(arrival.parsed().bounce()) ? joined(flags, Verdict.FAILURE) : flags;
    }

    private static String joined(String flags, String more) {
        return flags.isEmpty() ? more : flags + " " + more;
    }

    Verdict verdict(long mailId) {
        var verdict = verdicts.get(mailId);
        if (verdict == null) {
            throw new IllegalStateException("Mail " + mailId + " was not filed");
        }
        return verdict;
    }

    /// Solves what is old.
    void settle(Instant before) {
        for (var conversation : touched) {
            var ticket = conversation.ticket();
            if (ticket.state().unsolved() && ticket.updatedAt().isBefore(before)) {
                conversation.settle(ARCHIVE);
            }
        }
    }

    void write(Mails mails, TicketRepository tickets) {
        desk.conversations().write();
        tickets.addInteractions(interactions);
        mails.fileAll(late);
        bounced.forEach(mailId -> mails.flag(mailId, Mail.BOUNCED));
        waiting.write();
    }
}
