package org.sportello.mail.message;

import java.math.BigInteger;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Our own Message-IDs. They name the ticket and are signed, so that an answer finds its ticket
/// even when nothing else is left of the conversation, and nobody can make up an id that leads into
/// somebody else's ticket. Only lower-case letters and digits: some mail systems fold the case.
///
/// `sp.<ticket number>.<random>.<signature>@domain`, numbers to the base 36.
public final class MessageIds {

    private static final int BASE = 36;
    private static final int SIGNATURE_BYTES = 10;
    private static final int RANDOM_BITS = 64;
    private static final int KEY_BYTES = 32;
    private static final Pattern OURS =
            Pattern.compile("<?(sp\\.([0-9a-z]{1,13})\\.[0-9a-z]{1,13})\\.([0-9a-z]{1,16})@[^@]*");

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /// @param key this store's secret, see [#newKey()]
    public MessageIds(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /// A secret for a new store.
    public static byte[] newKey() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /// A new Message-ID, without angle brackets.
    ///
    /// @param ticketNumber the human number, 0 if there is no ticket yet
    /// @param domain behind the `@`
    public String next(long ticketNumber, String domain) {
        var unique = new BigInteger(RANDOM_BITS, random).toString(BASE);
        var body = "sp." + Long.toString(ticketNumber, BASE) + "." + unique;
        return body + "." + signature(body) + "@" + ascii(domain);
    }

    /// Ids are plain letters (RFC 5322 §3.6.4), whatever the domain is.
    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException none) {
            return "localhost";
        }
    }

    /// The ticket number that one of our ids names; empty if the id is not ours.
    public Optional<Long> verify(String messageId) {
        var matcher = OURS.matcher(messageId.strip().toLowerCase(Locale.ROOT));
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        var expected = signature(matcher.group(1)).getBytes(StandardCharsets.US_ASCII);
        var found = matcher.group(3).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, found)
                ? Optional.of(Long.parseLong(matcher.group(2), BASE))
                : Optional.empty();
    }

    private String signature(String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            var full = mac.doFinal(body.getBytes(StandardCharsets.US_ASCII));
            return new BigInteger(1, Arrays.copyOf(full, SIGNATURE_BYTES)).toString(BASE);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", missing);
        }
    }
}
