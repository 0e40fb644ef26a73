package org.sportello.app.demo.shop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.Test;
import org.sportello.app.demo.letter.Letter;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

final class ShopMailTest {

    private static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");
    private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@([\\w-]+(?:\\.[\\w-]+)+)");
    private static final List<Conversation> ALL = new ShopMail(NOW).conversations();

    @Test
    void theSameMomentGivesTheSameBytes() {
        var again = letters(new ShopMail(NOW).conversations());
        var once = letters(ALL);
        assertEquals(once.size(), again.size());
        for (var i = 0; i < once.size(); i++) {
            assertArrayEquals(once.get(i).raw(), again.get(i).raw());
        }
    }

    @Test
    void aYearOfASmallShop() {
        var human = ALL.stream().filter(Conversation::human).toList();
        assertTrue(human.size() >= 400, human.size() + " matters");
        assertEquals(150, human.stream().map(Conversation::from).distinct().count());
        assertEquals(55, human.stream().filter(Conversation::open).count());
        assertTrue(ALL.stream().anyMatch(conversation -> !conversation.human()));
        var first = ALL.getFirst().steps().getFirst().at();
        assertTrue(Duration.between(first, NOW).toDays() > 350);
    }

    @Test
    void theLanguagesOfItsCustomers() {
        var languages =
                ALL.stream()
                        .filter(Conversation::human)
                        .map(conversation -> letters(List.of(conversation)).getFirst().language())
                        .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        var total = languages.values().stream().mapToLong(Long::longValue).sum();
        assertTrue(languages.getOrDefault("it", 0L) * 100 / total >= 62, languages.toString());
        assertTrue(languages.getOrDefault("en", 0L) * 100 / total >= 18, languages.toString());
        assertTrue(languages.getOrDefault("de", 0L) >= 5, languages.toString());
    }

    @Test
    void onlyExampleDomains() {
        for (var letter : letters(ALL)) {
            var text = new String(letter.raw(), StandardCharsets.ISO_8859_1).replace("=\r\n", "");
            for (var match : ADDRESS.matcher(text).results().toList()) {
                var domain = match.group(1);
                assertTrue(
                        domain.matches("(.*\\.)?example\\.(it|com|org|net)"),
                        domain + " in " + letter.subject());
            }
        }
    }

    @Test
    void nothingHappensInTheFutureOrInTheWrongOrder() {
        for (var conversation : ALL) {
            var before = Instant.MIN;
            for (var step : conversation.steps()) {
                assertFalse(step.at().isAfter(NOW), conversation.subject());
                assertFalse(step.at().isBefore(before), conversation.subject() + " " + step);
                before = step.at();
            }
        }
    }

    @Test
    void everyAnswerIsAWorkingHoursAnswer() {
        for (var conversation : ALL) {
            for (var step : conversation.steps()) {
                if (step instanceof Step.AgentReplies reply) {
                    assertTrue(
                            ShopHours.open(reply.at().atZone(Shop.ZONE)),
                            conversation.subject() + " " + reply.at());
                }
            }
        }
    }

    @Test
    void nothingIsSolvedUnanswered() {
        for (var conversation : ALL) {
            var steps = conversation.steps();
            var solved =
                    steps.stream()
                            .anyMatch(step ->
                                    step instanceof Step.SetState set
                                            && set.state() == Step.State.SOLVED);
            var answered = steps.stream().anyMatch(Step.AgentReplies.class::isInstance);
            assertTrue(!solved || answered, conversation.subject());
        }
    }

    @Test
    void noHoleInTheTextsIsLeftUnfilled() {
        for (var letter : letters(ALL)) {
            assertFalse(letter.text().contains("{"), letter.text());
            assertFalse(letter.subject().contains("{"), letter.subject());
        }
    }

    @Test
    void everyMessageCanBeReadAndHasItsOwnId() throws Exception {
        var session = Session.getInstance(new Properties());
        var ids = new HashSet<String>();
        for (var letter : letters(ALL)) {
            var message = new MimeMessage(session, new ByteArrayInputStream(letter.raw()));
            assertEquals(letter.subject(), message.getSubject());
            assertEquals("<" + letter.id() + ">", message.getMessageID());
            assertEquals(
                    letter.at().getEpochSecond(),
                    message.getSentDate().toInstant().getEpochSecond());
            assertTrue(ids.add(letter.id()), letter.id());
            message.getContent();
        }
    }

    private static List<Letter> letters(List<Conversation> conversations) {
        var letters = new ArrayList<Letter>();
        for (var conversation : conversations) {
            for (var step : conversation.steps()) {
                switch (step) {
                    case Step.CustomerWrites writes -> letters.add(writes.letter());
                    case Step.AgentReplies replies -> letters.add(replies.letter());
                    default -> {}
                }
            }
        }
        return letters;
    }
}
