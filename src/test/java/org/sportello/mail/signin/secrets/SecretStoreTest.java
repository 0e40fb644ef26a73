package org.sportello.mail.signin.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.kernel.Problem;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

class SecretStoreTest {

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("secrets");
    }

    @Test
    void secretsAreKeptAcrossRunsAndForgottenWhenToldTo() {
        var store = new FileSecrets(file());
        assertEquals(Optional.empty(), store.get("mailbox.1"));
        store.put("mailbox.1", "pässword – \uD83D\uDD11");
        store.put("mailbox.2", "other");

        var later = new FileSecrets(file());
        assertEquals(Optional.of("pässword – \uD83D\uDD11"), later.get("mailbox.1"));
        later.put("mailbox.1", "new");
        later.remove("mailbox.2");
        later.remove("mailbox.3");
        assertEquals(Optional.of("new"), store.get("mailbox.1"));
        assertEquals(Optional.empty(), store.get("mailbox.2"));
    }

    @Test
    void filesAreTheOwnersAloneAndSayNothing() throws Exception {
        var store = new FileSecrets(file());
        store.put("a", "topsecret");
        store.put("b", "topsecret");
        var text = Files.readString(file(), StandardCharsets.UTF_8);
        assertFalse(text.contains("topsecret"));
        var lines = text.lines().toList();
        assertNotEquals(lines.get(0).substring(2), lines.get(1).substring(2));
        for (var one : new Path[] {file(), folder.resolve("secrets.key")}) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(one)));
        }
    }

    @Test
    void secretsCannotBeSwappedChangedOrReadWithoutTheKey() throws Exception {
        var store = new FileSecrets(file());
        store.put("a", "one");
        store.put("b", "two");
        var lines = Files.readString(file());
        Files.writeString(file(), lines.replace("a\t", "c\t"));
        assertEquals(
                "mail.secretsUnreadable", assertThrows(Problem.class, () -> store.get("c")).key());
        Files.writeString(file(), lines);
        Files.write(folder.resolve("secrets.key"), new byte[32]);
        assertThrows(Problem.class, () -> store.get("a"));
    }
}
