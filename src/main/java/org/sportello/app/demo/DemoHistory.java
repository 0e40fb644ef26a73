package org.sportello.app.demo;

import org.sportello.app.demo.letter.Letter;
import org.sportello.app.demo.shop.Conversation;
import org.sportello.app.demo.shop.Shop;
import org.sportello.app.demo.shop.Step;
import org.sportello.mail.Mailbox;
import org.sportello.mail.RawMail;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketRepository;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Files the conversations of the demo shop with their true dates. What customers wrote goes
/// through the intake like any mail; what the clerks did becomes events of the tickets. It goes in
/// rounds, so that it is quick and every ticket's facts still come in their order: all first
/// messages, what was done about them, all second messages …
final class DemoHistory {

    private final DemoMail ports;
    private final Map<String, Mailbox> boxes;
    private final Map<Shop.Clerk, Long> clerks;
    private final Instant lately;

    /// @param boxes the shop's mailboxes by address
    /// @param lately what came after this moment nobody has looked at yet
    DemoHistory(
            DemoMail ports,
            Map<String, Mailbox> boxes,
            Map<Shop.Clerk, Long> clerks,
            Instant lately) {
        this.lately = lately;
        this.ports = ports;
        this.boxes = Map.copyOf(boxes);
        this.clerks = Map.copyOf(clerks);
    }

    /// @param conversations in the order in which they began
    void file(List<Conversation> conversations) {
        var running = conversations.stream().map(Course::new).toList();
        var chunks = beginnings(running);
        while (!running.isEmpty()) {
            for (var chunk : chunks) {
                for (var box : boxes.values()) {
                    receive(box, chunk);
                }
            }
            act(running.stream().filter(course -> course.ticketId != 0).toList());
            running = running.stream().filter(Course::goesOn).toList();
            chunks = List.of(running);
        }
    }

    /// The first messages give the tickets their numbers: so the recent ones go in one after the
    /// other, and the older ones month by month.
    private List<List<Course>> beginnings(List<Course> courses) {
        var chunks = new ArrayList<List<Course>>();
        var before = "";
        for (var course : courses) {
            var begun = course.conversation.steps().getFirst().at();
            var old = begun.isBefore(lately.minus(Duration.ofDays(21)));
            var key = old ? begun.toString().substring(0, 7) : course.conversation.box().address();
            if (!key.equals(before)) {
                chunks.add(new ArrayList<>());
            }
            chunks.getLast().add(course);
            before = key;
        }
        return chunks;
    }

    /// One conversation on its way; the next step is always a message of the customer.
    private static final class Course {

        private final Conversation conversation;
        private int next;
        private long ticketId;

        Course(Conversation conversation) {
            this.conversation = conversation;
        }

        boolean isAt(String address) {
            return conversation.box().address().equals(address);
        }

        boolean goesOn() {
            return next < conversation.steps().size();
        }

        Letter letter() {
            if (conversation.steps().get(next++) instanceof Step.CustomerWrites writes) {
                return writes.letter();
            }
            throw new IllegalStateException("not the customer's turn: " + conversation.subject());
        }

        /// What the clerks do until the customer writes again.
        List<Step> clerks() {
            var steps = new ArrayList<Step>();
            while (goesOn() && !(conversation.steps().get(next) instanceof Step.CustomerWrites)) {
                steps.add(conversation.steps().get(next++));
            }
            return steps;
        }
    }

    private void receive(Mailbox box, List<Course> all) {
        var courses = all.stream().filter(course -> course.isAt(box.address())).toList();
        if (courses.isEmpty()) {
            return;
        }
        var batch = new ArrayList<RawMail>();
        for (var course : courses) {
            var letter = course.letter();
            batch.add(new RawMail(letter.raw(), letter.id(), 0, letter.at()));
        }
        var filed = ports.intake().file(box, null, batch);
        var tickets = new HashMap<String, Long>();
        for (var mail : filed.mails()) {
            if (mail.ticketId() != null) {
                tickets.put(mail.source(), mail.ticketId());
            }
        }
        for (var i = 0; i < courses.size(); i++) {
            courses.get(i).ticketId = tickets.getOrDefault(batch.get(i).source(), 0L);
        }
    }

    private void act(List<Course> courses) {
        var tickets =
                new HashMap<>(
                        ports.tickets()
                                .getAll(courses.stream().map(course -> course.ticketId).toList()));
        var turns = new ArrayList<DemoWriting.Turn>();
        for (var course : courses) {
            var ticket = tickets.get(course.ticketId);
            if (ticket == null) {
                throw new IllegalStateException("no ticket: " + course.conversation.subject());
            }
            course.clerks().forEach(step -> turns.add(new DemoWriting.Turn(ticket, step)));
        }
        var written = new DemoWriting(ports, clerks).written(turns);
        var done = new ArrayList<TicketRepository.Step>();
        for (var turn : turns) {
            var ticket = tickets.getOrDefault(turn.ticket().id(), turn.ticket());
            tickets.put(ticket.id(), act(ticket, turn.step(), written, done));
        }
        tickets.values().forEach(ticket -> looked(ticket, done));
        ports.tickets().append(done);
    }

    private Ticket act(
            Ticket ticket,
            Step step,
            IdentityHashMap<Step, Long> written,
            List<TicketRepository.Step> done) {
        return switch (step) {
            case Step.CustomerWrites _ -> throw new IllegalStateException("the customer's turn");
            case Step.AgentReplies replies -> {
                var words = snippet(replies.letter().text());
                var event = new TicketEvent.Replied(id(written, step), words);
                yield happened(ticket, event, replies.agent(), step.at(), done);
            }
            case Step.AgentNotes notes -> {
                var words = snippet(notes.text());
                var event = new TicketEvent.Noted(id(written, step), words);
                yield happened(ticket, event, notes.agent(), step.at(), done);
            }
            case Step.Assign assign -> {
                var event = new TicketEvent.Assigned(id(assign.to()));
                yield happened(ticket, event, assign.by(), step.at(), done);
            }
            case Step.SetState set -> happened(ticket, state(set), set.by(), step.at(), done);
            case Step.SetPriority set -> {
                var event = new TicketEvent.PriorityChanged(priority(set.priority()));
                yield happened(ticket, event, set.by(), step.at(), done);
            }
            case Step.Tag tag ->
                    happened(ticket, new TicketEvent.Tagged(tag.tag()), tag.by(), step.at(), done);
        };
    }

    private Ticket happened(
            Ticket ticket,
            TicketEvent event,
            Shop.Clerk clerk,
            Instant at,
            List<TicketRepository.Step> done) {
        var actor = Actor.agent(id(clerk));
        var after = ticket.after(event, actor, at);
        done.add(new TicketRepository.Step(after, event, actor, at));
        return after;
    }

    /// What is settled, or has been on somebody's desk for some time, has been looked at.
    private void looked(Ticket ticket, List<TicketRepository.Step> done) {
        var agent = ticket.agentId();
        var asked = ticket.askedAt();
        var fresh = ticket.state() == TicketState.OPEN && asked != null && asked.isAfter(lately);
        if (ticket.unread() && agent != null && !fresh) {
            var event = new TicketEvent.Read(true);
            var actor = Actor.agent(agent);
            var at = ticket.updatedAt().plusSeconds(1);
            done.add(new TicketRepository.Step(ticket.after(event, actor, at), event, actor, at));
        }
    }

    private static TicketEvent state(Step.SetState set) {
        return switch (set.state()) {
            case SOLVED -> new TicketEvent.StateChanged(TicketState.SOLVED, null, null);
            case SPAM -> new TicketEvent.StateChanged(TicketState.SPAM, null, null);
            case WAITING_CUSTOMER ->
                    new TicketEvent.StateChanged(TicketState.WAITING, WaitingFor.CUSTOMER, null);
            case WAITING_THIRD ->
                    new TicketEvent.StateChanged(TicketState.WAITING, WaitingFor.THIRD_PARTY, null);
            case WAITING_DATE ->
                    new TicketEvent.StateChanged(
                            TicketState.WAITING,
                            WaitingFor.DATE,
                            set.at().plus(Duration.ofDays(12)));
        };
    }

    private static Priority priority(Step.Priority priority) {
        return switch (priority) {
            case HIGH -> Priority.HIGH;
            case URGENT -> Priority.URGENT;
        };
    }

    private static long id(IdentityHashMap<Step, Long> written, Step step) {
        var id = written.get(step);
        if (id == null) {
            throw new IllegalStateException("not written: " + step);
        }
        return id;
    }

    private long id(Shop.Clerk clerk) {
        var id = clerks.get(clerk);
        if (id == null) {
            throw new IllegalArgumentException("no such agent: " + clerk.name());
        }
        return id;
    }

    static String snippet(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 200 ? line : line.substring(0, 200);
    }
}
