package org.sportello.app.demo.shop;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The mail that arrives while somebody looks: those written for it, each sent once, then matters
/// like those of the past year, without end.
public final class Newcomers {

    private final Map<String, Person> people;
    private final Deque<Story> stories;
    private final Random random;
    private final List<Person> customers;
    private @Nullable History more;

    public Newcomers(List<Person> customers, Random random) {
        this.random = random;
        this.customers = List.copyOf(customers);
        people = customers.stream().collect(Collectors.toMap(Person::name, Function.identity()));
        var shuffled = new ArrayList<>(Content.stories("live/newcomers.txt"));
        Collections.shuffle(shuffled, random);
        stories = new ArrayDeque<>(shuffled);
    }

    /// The next new mail, with the box it goes to.
    public Conversation next(Instant at) {
        var story = stories.pollFirst();
        if (story == null) {
            var endless = more == null ? new History(at, customers, random.nextLong()) : more;
            more = endless;
            return endless.begin(at);
        }
        var person = people.get(story.fact("from"));
        if (person == null) {
            throw new IllegalArgumentException("no such customer: " + story.fact("from"));
        }
        var mail = new Correspondence(person, Shop.box(story.fact("box")), story.subject(), random);
        mail.customer(
                at,
                new Facts(person, at, at, random).fill(story.parts().getFirst().text(), at),
                List.of());
        return mail.done(true);
    }
}
