package org.sportello.app.demo.shop;

import org.sportello.app.demo.letter.Enclosure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// One solved matter of the year behind, told from its story with believable pauses.
final class PastMatter {

    private final Story story;
    private final Person person;
    private final Instant created;
    private final Instant limit;
    private final Random random;
    private final Facts facts;
    private final Voices voices;
    private final Shop.Clerk clerk;
    private final Correspondence mail;
    private Instant at;
    private boolean taken;

    PastMatter(Story story, Person person, Instant created, Instant now, Random random) {
        this.story = story;
        this.person = person;
        this.created = created;
        this.limit = now.minus(Duration.ofHours(2));
        this.random = random;
        facts = new Facts(person, created, now, random);
        voices = new Voices(random);
        clerk = clerk();
        mail =
                new Correspondence(
                        person,
                        Shop.box(story.fact("box")),
                        facts.fill(story.subject(), created),
                        random);
        at = created;
    }

    Conversation conversation() {
        var parts = happening();
        mail.customer(at, customerText(parts.getFirst(), true), enclosures());
        var solved = false;
        for (var i = 1; i < parts.size(); i++) {
            var part = parts.get(i);
            var next = time(part);
            if (next.isAfter(limit) && part.mark().equals("r")) {
                next = ShopHours.later(at, 15);
            }
            if (next.isAfter(limit)) {
                break;
            }
            if (part.mark().equals("reopen") && !solved) {
                var meanwhile = later(20);
                solve(meanwhile.isBefore(next) ? meanwhile : at.plusSeconds(60));
            }
            at = next;
            solved = tell(part, goesOn(parts, i));
        }
        if (!solved) {
            var quiet = mail.answered() && random.nextInt(3) > 0 ? later(60) : later(1800);
            solve(quiet.isBefore(limit) ? quiet : at.plusSeconds(90));
        }
        return mail.done(false);
    }

    /// The parts that take place this time: a customer who does not write again ends it.
    private List<Story.Part> happening() {
        var parts = new ArrayList<Story.Part>();
        for (var part : story.parts()) {
            if (random.nextInt(100) < part.chance()) {
                parts.add(part);
            } else if (!part.mark().equals("n")) {
                break;
            }
        }
        return parts;
    }

    /// Tells one part.
    ///
    /// @return true if the matter is solved after it
    private boolean tell(Story.Part part, boolean goesOn) {
        return switch (part.mark()) {
            case "n" -> {
                take();
                mail.add(new Step.AgentNotes(at, clerk, facts.fill(part.text(), at)));
                yield false;
            }
            case "r" -> answer(part, goesOn);
            default -> {
                mail.customer(at, customerText(part, false), List.of());
                yield false;
            }
        };
    }

    private boolean answer(Story.Part part, boolean goesOn) {
        take();
        var text = voices.clerk(clerk, person, facts.fill(part.text(), at), at);
        mail.agent(at, clerk, text, replyEnclosures(part));
        var waits = goesOn || random.nextInt(100) < 7;
        mail.add(
                new Step.SetState(
                        at, clerk, waits ? Step.State.WAITING_CUSTOMER : Step.State.SOLVED));
        if (random.nextInt(100) < 3) {
            absence();
        }
        return !waits;
    }

    private void take() {
        if (taken) {
            return;
        }
        taken = true;
        var soon = ShopHours.later(created, 2 + random.nextInt(14));
        var first = soon.isBefore(at) ? soon : at;
        mail.add(new Step.Assign(first, clerk, clerk));
        mail.add(new Step.Tag(first, clerk, story.fact("topic")));
        story.list("tags").forEach(tag -> mail.add(new Step.Tag(first, clerk, tag)));
        if (!story.fact("priority").isEmpty()) {
            mail.add(
                    new Step.SetPriority(
                            first, clerk, OpenMatters.priority(story.fact("priority"))));
        }
    }

    private void solve(Instant when) {
        mail.add(new Step.SetState(when, clerk, Step.State.SOLVED));
    }

    private boolean goesOn(List<Story.Part> parts, int i) {
        return i + 1 < parts.size() && parts.get(i + 1).mark().equals("c");
    }

    private Instant time(Story.Part part) {
        return switch (part.mark()) {
            case "c" -> ShopHours.awake(at, lasting(5, 1.0));
            case "reopen" -> ShopHours.awake(at, lasting(60, 0.5));
            case "n" -> later(25);
            default -> {
                var slow = !story.fact("late").isEmpty() || random.nextInt(100) < 6;
                yield later(slow ? 900 + random.nextInt(900) : 78);
            }
        };
    }

    /// Some working minutes on, scattered around the median.
    private Instant later(double median) {
        var minutes = median * clerk.slowness() * Math.exp(random.nextGaussian() * 0.85);
        return ShopHours.later(at, Math.max(3, (long) minutes)).plusSeconds(random.nextInt(55));
    }

    private Duration lasting(double medianHours, double spread) {
        return Duration.ofSeconds(
                (long) (medianHours * 3600 * Math.exp(random.nextGaussian() * spread)) + 240);
    }

    private Shop.Clerk clerk() {
        var point = random.nextInt(100);
        return point < 43 ? Shop.ANNA : point < 77 ? Shop.LUCA : Shop.SOFIA;
    }

    private String customerText(Story.Part part, boolean first) {
        var cross = story.fact("topic").equals("complaint");
        return voices.customer(person, facts.fill(part.text(), at), at, first, cross);
    }

    private List<Enclosure> enclosures() {
        var name = story.fact("attach");
        if (name.isEmpty() || random.nextInt(3) == 0) {
            return List.of();
        }
        return List.of(
                name.equals("invoice")
                        ? Shop.invoice(facts.invoice(), person.name())
                        : Shop.file(name));
    }

    private List<Enclosure> replyEnclosures(Story.Part part) {
        return part.has("attach")
                ? List.of(Shop.invoice(facts.invoice(), person.name()))
                : List.of();
    }

    private void absence() {
        var text =
                switch (person.language()) {
                    case "it" ->
                            "Grazie per il messaggio. Sono fuori ufficio fino al {date:+6} e"
                                    + " leggerò la posta al mio rientro.\n\n"
                                    + person.name();
                    case "de" ->
                            "Vielen Dank für Ihre Nachricht. Ich bin bis {date:+6} nicht im"
                                    + " Büro.\n\n"
                                    + person.name();
                    default ->
                            "Thank you for your message. I am out of the office until {date:+6} and"
                                    + " will answer when I am back.\n\n"
                                    + person.name();
                };
        mail.absent(at.plusSeconds(20), facts.fill(text, at));
    }
}
