package org.sportello.app.demo.shop;

import org.sportello.app.demo.letter.Enclosure;
import org.sportello.app.demo.letter.Letter;
import org.sportello.app.demo.letter.MailProgram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/// The written matters that are still open, and the machines' mail, set on the time line: each part
/// says how long ago it was. Clerks act in working hours, customers while awake.
final class OpenMatters {

    private static final Pattern AGE = Pattern.compile("(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?");

    private final Instant now;
    private final Map<String, Person> people;

    OpenMatters(Instant now, Map<String, Person> people) {
        this.now = now;
        this.people = people;
    }

    List<Conversation> human() {
        return Content.stories(
                        "open/mine.txt",
                        "open/unassigned.txt",
                        "open/others.txt",
                        "open/waiting.txt")
                .stream()
                .map(this::conversation)
                .toList();
    }

    List<Conversation> machines() {
        return Content.stories("noise.txt").stream().map(this::machine).toList();
    }

    private Conversation conversation(Story story) {
        var random = new Random(story.subject().hashCode());
        var person = person(story.fact("from"));
        var times = times(story, random);
        var facts = new Facts(person, times.getFirst(), now, random);
        var mail = new Correspondence(person, Shop.box(story.fact("box")), story.subject(), random);
        story.parts().stream()
                .filter(part -> part.mark().equals("q"))
                .forEach(part ->
                        mail.begunBy(
                                times.getFirst().minus(Duration.ofDays(18)),
                                facts.fill(part.text(), times.getFirst())));
        var owner = story.fact("owner").isEmpty() ? null : Shop.clerk(story.fact("owner"));
        var i = 0;
        for (var part : story.parts()) {
            if (part.mark().equals("q")) {
                continue;
            }
            var at = times.get(i);
            var text = facts.fill(part.text(), at);
            switch (part.mark()) {
                case "c" -> mail.customer(at, text, enclosures(part, story, person));
                case "r" ->
                        mail.agent(at, Shop.clerk(part.arguments().getFirst()), text, List.of());
                default ->
                        mail.add(
                                new Step.AgentNotes(
                                        at, Shop.clerk(part.arguments().getFirst()), text));
            }
            if (i == 0 && owner != null) {
                var next = times.size() > 1 ? times.get(1) : now;
                takenUp(mail, story, owner, soonAfter(at, next));
            }
            i++;
        }
        if (owner != null && !story.fact("wait").isEmpty()) {
            mail.add(
                    new Step.SetState(
                            story.parts().getLast().mark().equals("r")
                                    ? times.getLast()
                                    : soonAfter(times.getLast(), now),
                            owner,
                            waiting(story.fact("wait"))));
        }
        return mail.done(true);
    }

    private static void takenUp(Correspondence mail, Story story, Shop.Clerk owner, Instant at) {
        mail.add(new Step.Assign(at, owner, owner));
        story.list("tags").forEach(tag -> mail.add(new Step.Tag(at, owner, tag)));
        if (!story.fact("priority").isEmpty()) {
            mail.add(new Step.SetPriority(at, owner, priority(story.fact("priority"))));
        }
    }

    private static Instant soonAfter(Instant at, Instant next) {
        var soon = ShopHours.later(at, 9);
        return soon.isBefore(next) ? soon : at.plus(Duration.between(at, next).dividedBy(2));
    }

    /// The times of the parts, worked out from the last to the first, so that none overtakes.
    private List<Instant> times(Story story, Random random) {
        var parts = story.parts().stream().filter(part -> !part.mark().equals("q")).toList();
        var times = new ArrayList<Instant>();
        var limit = now.minus(Duration.ofMinutes(4));
        for (var part : parts.reversed()) {
            var age = age(part);
            var at = now.minus(age);
            if (age.compareTo(Duration.ofHours(20)) > 0) {
                at = at.minus(Duration.ofMinutes(random.nextInt(170)));
            }
            if (!at.isBefore(limit)) {
                at = limit.minus(Duration.ofMinutes(12 + random.nextInt(40)));
            }
            at =
                    part.mark().equals("c")
                            ? ShopHours.awakeNotAfter(at, random)
                            : ShopHours.notAfter(at, random);
            times.addFirst(at);
            limit = at;
        }
        return times;
    }

    private static Duration age(Story.Part part) {
        return part.arguments().stream()
                .filter(argument -> argument.matches("[0-9dhm]+"))
                .map(OpenMatters::age)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no age: " + part));
    }

    private static Duration age(String text) {
        var match = AGE.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("no age: " + text);
        }
        return Duration.ofDays(number(match.group(1)))
                .plusHours(number(match.group(2)))
                .plusMinutes(number(match.group(3)));
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static List<Enclosure> enclosures(Story.Part part, Story story, Person person) {
        var name = part.argument("attach");
        if (name.isEmpty()) {
            return List.of();
        }
        return List.of(
                name.endsWith(".pdf")
                        ? Shop.invoice(story.subject().replaceAll("\\D+", ""), person.name())
                        : Shop.file(name));
    }

    private Conversation machine(Story story) {
        var from = story.fact("from");
        var angle = from.indexOf('<');
        var address = from.substring(angle + 1, from.length() - 1);
        var box = Shop.box(story.fact("box"));
        var random = new Random(story.subject().hashCode() * 31L + story.fact("at").hashCode());
        var at = ShopHours.awakeNotAfter(now.minus(age(story.fact("at"))), random);
        var domain = address.substring(address.indexOf('@') + 1);
        var letter =
                new Letter(
                        Long.toHexString(random.nextLong()) + "@" + domain,
                        at,
                        new Letter.Mailer(from.substring(0, angle).strip(), address),
                        new Letter.Mailer("", box.address()),
                        story.subject(),
                        story.parts().getFirst().text(),
                        story.fact("html").isEmpty() ? MailProgram.WEBMAIL : MailProgram.GMAIL,
                        "it",
                        null,
                        List.of(),
                        List.of(),
                        story.facts().getOrDefault("header", List.of()),
                        story.fact("bounce"));
        var steps = new ArrayList<Step>();
        steps.add(new Step.CustomerWrites(at, letter));
        if (story.fact("then").equals("spam")) {
            steps.add(new Step.SetState(ShopHours.later(at, 20), Shop.LUCA, Step.State.SPAM));
        }
        return new Conversation(story.subject(), address, box, false, false, steps);
    }

    private Person person(String name) {
        var person = people.get(name);
        if (person == null) {
            throw new IllegalArgumentException("no such customer: " + name);
        }
        return person;
    }

    private static Step.State waiting(String word) {
        return switch (word) {
            case "customer" -> Step.State.WAITING_CUSTOMER;
            case "third" -> Step.State.WAITING_THIRD;
            default -> Step.State.WAITING_DATE;
        };
    }

    static Step.Priority priority(String word) {
        return word.equals("urgent") ? Step.Priority.URGENT : Step.Priority.HIGH;
    }
}
