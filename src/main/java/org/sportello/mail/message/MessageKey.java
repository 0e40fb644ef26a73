package org.sportello.mail.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The 64 bits under which message ids, subjects and contents are looked up: short enough for an
/// index, wide enough that two different ones meet once in billions of mails.
public final class MessageKey {

    private MessageKey() {}

    /// The key of a Message-ID, with or without angle brackets. Spaces around it do not count.
    public static long of(String messageId) {
        var id = messageId.strip();
        if (id.startsWith("<") && id.endsWith(">")) {
            id = id.substring(1, id.length() - 1).strip();
        }
        return hash(id);
    }

    /// The key of something else than a Message-ID, kept apart by what it is.
    ///
    /// @param what the kind of thing, e.g. `subject`
    public static long of(String what, String value) {
        return hash(what + '\0' + value);
    }

    private static long hash(String text) {
        var digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        long key = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            key = key << Byte.SIZE | (digest[i] & 0xff);
        }
        return key;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
