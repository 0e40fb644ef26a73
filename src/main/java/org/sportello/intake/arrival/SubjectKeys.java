package org.sportello.intake.arrival;

import org.sportello.mail.message.MessageKey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Subjects are looked up together with a person: “Order” alone would find half of all tickets.
public final class SubjectKeys {

    private SubjectKeys() {}

    /// The key of a matter that a person's mail began.
    public static long begun(String matter, String person) {
        return MessageKey.of("begun", matter + '\0' + person);
    }

    /// The key of a matter that a person's mail answered.
    public static long answered(String matter, String person) {
        return MessageKey.of("answered", matter + '\0' + person);
    }

    /// The key of an answer that says by nothing but its subject what it answers.
    public static long loose(String matter, String person) {
        return MessageKey.of("loose", matter + '\0' + person);
    }

    /// The key of a customer's answer that names one message, and not what that answered.
    public static long single(String matter, String person) {
        return MessageKey.of("single", matter + '\0' + person);
    }

    /// The key of a number that another desk put into the subject.
    public static long foreign(String number, String person) {
        return MessageKey.of("foreign", number + '\0' + person);
    }

    /// Everything that a message's place may be looked up by.
    public static List<Long> lookups(Arrival arrival) {
        var keys = new ArrayList<Long>();
        var matter = arrival.subject().matter();
        boolean reply = arrival.subject().reply();
        boolean nothing = arrival.refersToNothing();
        var foreign = SubjectLine.foreignNumber(arrival.parsed().subject());
        for (var person : lookedUp(arrival)) {
            if (!matter.isEmpty()) {
                keys.add(begun(matter, person));
                if (!reply || !nothing) {
                    keys.add(loose(matter, person));
                }
                if (nothing) {
                    keys.add(answered(matter, person));
                }
                if (nothing && !reply) {
                    keys.add(single(matter, person));
                }
            }
            if (reply) {
                foreign.ifPresent(number -> keys.add(foreign(number, person)));
            }
        }
        return keys;
    }

    /// Everything under which a filed message can be found by later ones.
    public static List<Long> uses(Arrival arrival) {
        var keys = new ArrayList<Long>();
        var subject = arrival.subject();
        for (var person : arrival.people()) {
            if (!subject.matter().isEmpty()) {
                keys.add(
                        subject.reply()
                                ? answered(subject.matter(), person)
                                : begun(subject.matter(), person));
                if (subject.reply() && arrival.refersToNothing()) {
                    keys.add(loose(subject.matter(), person));
                }
                if (subject.reply()
                        && arrival.senders().contains(person)
                        && arrival.references().size() == 1) {
                    keys.add(single(subject.matter(), person));
                }
            }
            SubjectLine.foreignNumber(arrival.parsed().subject())
                    .ifPresent(number -> keys.add(foreign(number, person)));
        }
        return keys;
    }

    /// Whose tickets are meant: the sender's, or the recipients' of our own mail.
    public static Collection<String> lookedUp(Arrival arrival) {
        return arrival.outgoing() ? arrival.people() : arrival.senders();
    }
}
