package org.sportello.app.demo.shop;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.sportello.app.demo.letter.Letter;
import org.sportello.app.demo.letter.MailProgram;
import org.sportello.app.demo.letter.Quoting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What the customers answer when the shop has written to them: thanks, a further question, or the
/// answer to ours; twice at most, then they are content. Not safe for several threads at once.
public final class CustomerAnswers {

    private static final int PATIENCE = 2;

    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, Integer> answered = new HashMap<>();
    private final RandomGenerator random;
    private final Map<String, List<String>> texts = new HashMap<>();

    public CustomerAnswers(List<Person> customers, RandomGenerator random) {
        this.random = random;
        customers.forEach(person -> people.put(person.address(), person));
        for (var story : Content.stories("live/answers.txt")) {
            texts.put(story.subject(), story.parts().stream().map(Story.Part::text).toList());
        }
    }

    /// The answer to a message that the shop sent to this address; empty if nobody answers.
    public Optional<Letter> to(MimeMessage sent, String recipient, Instant at) {
        try {
            var person = people.get(recipient.toLowerCase(Locale.ROOT));
            if (person == null || automatic(sent)) {
                return Optional.empty();
            }
            var references = references(sent);
            var times = answered.merge(references.getFirst(), 1, Integer::sum);
            return times > PATIENCE
                    ? Optional.empty()
                    : Optional.of(answer(sent, person, references, times, at));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean automatic(MimeMessage sent) throws MessagingException {
        var header = sent.getHeader("Auto-Submitted", null);
        return header != null && !header.equalsIgnoreCase("no");
    }

    private Letter answer(
            MimeMessage sent, Person person, List<String> references, int times, Instant at)
            throws MessagingException, IOException {
        var from = (InternetAddress) sent.getFrom()[0];
        var text = plain(sent).replace("\r\n", "\n").strip();
        var shop =
                new Letter.Mailer(
                        from.getPersonal() == null ? Shop.NAME : from.getPersonal(),
                        from.getAddress());
        var customer = new Letter.Mailer(person.name(), person.address());
        var subject = sent.getSubject() == null ? "" : sent.getSubject();
        var quoted =
                new Letter(
                        references.getLast(),
                        sent.getSentDate() == null ? at : sent.getSentDate().toInstant(),
                        shop,
                        customer,
                        subject,
                        text,
                        MailProgram.APPLE,
                        person.language(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        "");
        var domain = person.address().substring(person.address().indexOf('@') + 1);
        return new Letter(
                Long.toHexString(random.nextLong()) + "@" + domain,
                at,
                customer,
                shop,
                Quoting.prefix(person.program(), person.language()) + bare(subject),
                words(person, text, times, at),
                person.program(),
                person.language(),
                quoted,
                references,
                List.of(),
                List.of(),
                "");
    }

    private String words(Person person, String sent, int times, Instant at) {
        var kind =
                times == PATIENCE
                        ? "last"
                        : asks(sent) ? "answer" : random.nextInt(100) < 55 ? "thanks" : "question";
        var agent =
                Shop.CLERKS.stream()
                        .map(Shop.Clerk::firstName)
                        .filter(name -> sent.contains("\n" + name))
                        .findFirst();
        var choices =
                texts.getOrDefault(person.language() + " " + kind, List.of()).stream()
                        .filter(text -> agent.isPresent() || !text.contains("{agent}"))
                        .toList();
        var chosen = choices.get(random.nextInt(choices.size()));
        var filled =
                new Phrases(random, person.gender() == 'f', 0, name -> agent.orElse(""))
                        .fill(chosen);
        return new Voices(random).customer(person, filled, at, false, false);
    }

    private static boolean asks(String sent) {
        return sent.lines()
                .filter(line -> !line.startsWith(">"))
                .limit(25)
                .anyMatch(line -> line.contains("?"));
    }

    private static List<String> references(MimeMessage sent) throws MessagingException {
        var references = new ArrayList<String>();
        var header = sent.getHeader("References", " ");
        if (header != null) {
            Arrays.stream(header.split("[\\s<>]+", -1))
                    .filter(id -> !id.isEmpty())
                    .forEach(references::add);
        }
        references.add(sent.getMessageID().replaceAll("[<>]", ""));
        return references;
    }

    private static String bare(String subject) {
        return subject.replaceFirst("(?i)^((re|r|aw|rif|fwd?|i):\\s*)+", "");
    }

    private static String plain(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain") && part.getContent() instanceof String text) {
            return text;
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var text = plain(parts.getBodyPart(i));
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }
}
