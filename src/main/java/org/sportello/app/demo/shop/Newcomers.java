package org.sportello.app.demo.shop;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The mail that arrives while somebody looks: written one by one, each sent once.
public final class Newcomers {

    private final Map<String, Person> people;
    private final Deque<Story> stories;
    private final Random random;

    public Newcomers(List<Person> customers, Random random) {
        this.random = random;
        people = customers.stream().collect(Collectors.toMap(Person::name, Function.identity()));
        var shuffled = new ArrayList<>(Content.stories("live/newcomers.txt"));
        Collections.shuffle(shuffled, random);
        stories = new ArrayDeque<>(shuffled);
    }

    /// The next new mail, with the box it goes to; empty when all have been sent.
    public Optional<Conversation> next(Instant at) {
        var story = stories.pollFirst();
        if (story == null) {
            return Optional.empty();
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
        return Optional.of(mail.done(true));
    }
}
