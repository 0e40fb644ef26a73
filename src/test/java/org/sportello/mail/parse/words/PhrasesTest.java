package org.sportello.mail.parse.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;

class PhrasesTest {

    private static final Path FILES = Path.of("src/main/resources/org/sportello/mail/parse/words");

    @Test
    void everyFileIsInLowerCaseWithoutStraySpaceOrRepetition() throws IOException {
        try (var files = Files.list(FILES)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString().replace(".txt", "");
                var seen = new HashSet<String>();
                assertTrue(Files.readString(file).startsWith("# "), name + " says what it is");
                for (var line : Files.readAllLines(file)) {
                    assertEquals(line.strip(), line, name);
                    assertTrue(seen.add(line), name + " has twice: " + line);
                }
                for (var phrase : Phrases.read(name).all()) {
                    assertEquals(phrase.toLowerCase(Locale.ROOT), phrase, name);
                }
            }
        }
    }

    @Test
    void anEllipsisKeepsTheSpaceBeforeIt() {
        var begins = Phrases.read("sent-from");
        assertEquals("sent from my ", begins.all().getFirst());
        assertTrue(begins.begin("sent from my telephone"));
        assertFalse(begins.begin("sent from"));
    }

    @Test
    void remarksAreNoPhrases() {
        assertEquals("best regards", Phrases.read("closings").all().getFirst());
    }

    @Test
    void aFileThatIsNotThereIsABug() {
        assertThrows(IllegalArgumentException.class, () -> Phrases.read("nowhere"));
    }
}
