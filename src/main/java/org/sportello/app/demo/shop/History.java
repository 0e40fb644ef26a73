package org.sportello.app.demo.shop;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The year behind: solved matters, made from the written stories, with the rhythm of a small shop:
/// busy Mondays, quiet weekends, a December peak, a sleepy August.
final class History {

    private static final double[] HOURS = {
        0, 0, 0, 0, 0, 0, 0.1, 0.8, 2.6, 4.6, 5.0, 4.0, 2.6, 2.0, 3.2, 4.0, 3.6, 2.6, 2.0, 1.7, 1.6,
        1.8, 0.8, 0
    };

    private final Instant now;
    private final List<Person> people;
    private final Random random;
    private final List<Story> stories =
            Content.stories(
                    "history/delivery_it.txt",
                    "history/returns_it.txt",
                    "history/technical_it.txt",
                    "history/office_it.txt",
                    "history/single_it.txt",
                    "history/english.txt",
                    "history/german.txt");
    private final Map<String, Integer> uses = new HashMap<>();
    private final ArrayDeque<Story> begun = new ArrayDeque<>();

    History(Instant now, List<Person> people, long seed) {
        this.now = now;
        this.people = people;
        this.random = new Random(seed);
    }

    /// So many solved matters, in the order of their beginnings; each customer has at least one.
    List<Conversation> matters(int count) {
        var customers = customers(count);
        var made = new ArrayList<Conversation>();
        var recent = new ArrayDeque<Story>();
        for (var created : arrivals(count)) {
            var person = customers.get(made.size());
            var story = story(person, created, recent);
            uses.merge(story.subject(), 1, Integer::sum);
            recent.addLast(story);
            if (recent.size() > 14) {
                recent.removeFirst();
            }
            made.add(new PastMatter(story, person, created, now, random).conversation());
        }
        return made;
    }

    /// A matter that somebody begins at this moment.
    Conversation begin(Instant at) {
        var person = customers(people.size() + 1).getFirst();
        var story = story(person, at, begun);
        uses.merge(story.subject(), 1, Integer::sum);
        begun.addLast(story);
        if (begun.size() > 14) {
            begun.removeFirst();
        }
        return new PastMatter(story, person, at, at, random).conversation();
    }

    /// Zipf: the busiest first, the long tail once or twice a year.
    private List<Person> customers(int count) {
        var drawn = new ArrayList<>(people);
        var weights = new double[people.size()];
        var total = 0.0;
        for (var i = 0; i < weights.length; i++) {
            total += 1.0 / (i + 6);
            weights[i] = total;
        }
        while (drawn.size() < count) {
            var point = random.nextDouble() * total;
            var i = 0;
            while (weights[i] < point) {
                i++;
            }
            drawn.add(people.get(i));
        }
        Collections.shuffle(drawn, random);
        return drawn.subList(0, count);
    }

    /// Moments of the past year, weighted by month, weekday and hour.
    private List<Instant> arrivals(int count) {
        var last = LocalDate.ofInstant(now, Shop.ZONE).minusDays(3);
        var first = last.minusDays(361);
        var days = first.datesUntil(last).toList();
        var total = days.stream().mapToDouble(History::weight).sum();
        var moments = new ArrayList<Instant>();
        var due = 0.0;
        for (var day : days) {
            due += count * weight(day) / total;
            while (moments.size() < Math.round(due)) {
                moments.add(moment(day));
            }
        }
        while (moments.size() < count) {
            moments.add(moment(days.getLast()));
        }
        moments.sort(null);
        return moments;
    }

    private Instant moment(LocalDate day) {
        var total = 0.0;
        for (var weight : HOURS) {
            total += weight;
        }
        var point = random.nextDouble() * total;
        var hour = 0;
        while (point >= HOURS[hour]) {
            point -= HOURS[hour++];
        }
        return day.atTime(LocalTime.of(hour, random.nextInt(60), random.nextInt(60)))
                .atZone(Shop.ZONE)
                .toInstant();
    }

    private static double weight(LocalDate day) {
        var week =
                switch (day.getDayOfWeek()) {
                    case DayOfWeek.MONDAY -> 1.5;
                    case DayOfWeek.TUESDAY -> 1.2;
                    case DayOfWeek.SATURDAY -> 0.35;
                    case DayOfWeek.SUNDAY -> 0.3;
                    case DayOfWeek.FRIDAY -> 0.9;
                    default -> 1.0;
                };
        var month =
                switch (day.getMonth()) {
                    case DECEMBER -> day.getDayOfMonth() < 24 ? 2.1 : 0.7;
                    case JANUARY -> 1.2;
                    case AUGUST -> 0.55;
                    case NOVEMBER -> 1.25;
                    default -> 1.0;
                };
        return week * month;
    }

    /// The least used of the stories that fit this customer and season.
    private Story story(Person person, Instant created, ArrayDeque<Story> recent) {
        var winter = List.of(11, 12).contains(created.atZone(Shop.ZONE).getMonthValue());
        var fitting =
                stories.stream()
                        .filter(story -> language(story).equals(person.language()))
                        .filter(story -> suits(story, person))
                        .filter(story -> winter || story.fact("season").isEmpty())
                        .toList();
        var fresh =
                fitting.stream()
                        .filter(story -> !recent.contains(story))
                        .filter(story ->
                                story.fact("once").isEmpty() || !uses.containsKey(story.subject()))
                        .toList();
        var pool = fresh.isEmpty() ? fitting : fresh;
        var least =
                pool.stream()
                        .mapToInt(story -> uses.getOrDefault(story.subject(), 0))
                        .min()
                        .orElse(0);
        var choice =
                pool.stream()
                        .filter(story -> uses.getOrDefault(story.subject(), 0) <= least + 1)
                        .toList();
        return choice.get(random.nextInt(choice.size()));
    }

    private static String language(Story story) {
        return story.fact("lang").isEmpty() ? "it" : story.fact("lang");
    }

    private static boolean suits(Story story, Person person) {
        return switch (story.fact("for")) {
            case "any" -> true;
            case "company" -> person.business();
            default -> !person.business();
        };
    }
}
