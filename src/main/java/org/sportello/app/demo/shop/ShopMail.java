package org.sportello.app.demo.shop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All the mail of the demo shop: a year of it, ending at a given moment. The same moment always
/// gives the same bytes.
public final class ShopMail {

    /// Solved matters of the year behind; the open ones and the machines' mail come on top.
    public static final int SOLVED = 445;

    private static final long SEED = 20260;

    private final Instant now;
    private final List<Person> people = Person.all();

    public ShopMail(Instant now) {
        this.now = now.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    /// The customers, the busiest first.
    public List<Person> people() {
        return people;
    }

    /// Everything, in the order in which it began.
    public List<Conversation> conversations() {
        var open = new OpenMatters(now, byName());
        var all = new ArrayList<>(new History(now, people, SEED).matters(SOLVED));
        all.addAll(open.human());
        all.addAll(open.machines());
        all.sort(Comparator.comparing(conversation -> conversation.steps().getFirst().at()));
        return List.copyOf(all);
    }

    private Map<String, Person> byName() {
        var byName = new LinkedHashMap<String, Person>();
        people.forEach(person -> byName.put(person.name(), person));
        return byName;
    }
}
