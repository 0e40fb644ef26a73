package org.sportello.app.demo.shop;

import org.jspecify.annotations.Nullable;
import org.sportello.app.demo.letter.Enclosure;
import org.sportello.app.demo.letter.Letter;
import org.sportello.app.demo.letter.MailProgram;
import org.sportello.app.demo.letter.Quoting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// Builds one conversation: keeps the chain of references and what is quoted next.
final class Correspondence {

    private final Person person;
    private final Shop.Box box;
    private final String subject;
    private final RandomGenerator random;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private @Nullable Letter last;

    Correspondence(Person person, Shop.Box box, String subject, RandomGenerator random) {
        this.person = person;
        this.box = box;
        this.subject = subject;
        this.random = random;
    }

    /// The customer's first message answers a message that the shop's till sent.
    void begunBy(Instant at, String text) {
        var id = "order." + Long.toHexString(random.nextLong()) + "@till.larice.example.it";
        last =
                letter(
                        id,
                        at,
                        true,
                        "Conferma del suo ordine",
                        text,
                        List.of(),
                        Shop.ANNA.firstName());
        references.add(id);
    }

    void customer(Instant at, String text, List<Enclosure> enclosures) {
        var first = steps.isEmpty();
        var shown = first ? subject : Quoting.prefix(person.program(), person.language()) + subject;
        var letter = letter(customerId(), at, false, shown, text, enclosures, "");
        steps.add(new Step.CustomerWrites(at, letter));
        remember(letter);
    }

    /// The answer of a machine in the customer's place.
    void absent(Instant at, String text) {
        var letter =
                new Letter(
                        customerId(),
                        at,
                        customerMailer(),
                        boxMailer(Shop.NAME),
                        (person.language().equals("en")
                                        ? "Automatic reply: "
                                        : "Risposta automatica: ")
                                + subject,
                        text,
                        MailProgram.WEBMAIL,
                        person.language(),
                        null,
                        references,
                        List.of(),
                        List.of("Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All"),
                        "");
        steps.add(new Step.CustomerWrites(at, letter));
    }

    void agent(Instant at, Shop.Clerk clerk, String text, List<Enclosure> enclosures) {
        var id =
                "%d.%s@larice.example.it"
                        .formatted(at.getEpochSecond(), Long.toHexString(random.nextLong() >>> 24));
        var letter = letter(id, at, true, "Re: " + subject, text, enclosures, clerk.firstName());
        steps.add(new Step.AgentReplies(at, clerk, letter));
        remember(letter);
    }

    void add(Step step) {
        steps.add(step);
    }

    boolean answered() {
        return steps.stream().anyMatch(Step.AgentReplies.class::isInstance);
    }

    Conversation done(boolean open) {
        return new Conversation(subject, person.address(), box, true, open, steps);
    }

    private void remember(Letter letter) {
        last = letter;
        references.add(letter.id());
    }

    private Letter letter(
            String id,
            Instant at,
            boolean byShop,
            String subjectShown,
            String text,
            List<Enclosure> enclosures,
            String clerk) {
        return new Letter(
                id,
                at,
                byShop ? boxMailer(clerk + " - " + Shop.NAME) : customerMailer(),
                byShop ? customerMailer() : boxMailer(Shop.NAME),
                subjectShown,
                text,
                byShop ? MailProgram.APPLE : person.program(),
                person.language(),
                byShop ? null : last,
                references,
                enclosures,
                List.of(),
                "");
    }

    private Letter.Mailer customerMailer() {
        return new Letter.Mailer(person.name(), person.address());
    }

    private Letter.Mailer boxMailer(String name) {
        return new Letter.Mailer(name, box.address());
    }

    private String customerId() {
        var domain = person.address().substring(person.address().indexOf('@') + 1);
        var hex = Long.toHexString(random.nextLong());
        return switch (person.program()) {
            case GMAIL, ANDROID ->
                    "CAF" + hex + Integer.toString(random.nextInt(1 << 30), 36) + "@mail." + domain;
            case OUTLOOK -> "DB9P" + hex.toUpperCase(Locale.ROOT) + "@post." + domain;
            default -> hex + "@" + domain;
        };
    }
}
