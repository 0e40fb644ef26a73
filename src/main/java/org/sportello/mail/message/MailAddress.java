package org.sportello.mail.message;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One mailbox of an address header.
///
/// @param name the decoded display name, `""` if none
/// @param address as written, without angle brackets or comments; `""` if none could be found, then
///   the name holds the decoded text
public record MailAddress(String name, String address) {

    /// What may stand before the `@`: RFC 5321 §4.1.2 without quoting, and the letters of all
    /// scripts (RFC 6531 §3.3).
    private static final Pattern LOCAL =
            Pattern.compile(
                    "(?:[!-~&&[^<>(),:;@\\[\\]\\\\\"]]|[\\p{L}\\p{M}\\p{N}&&[^\\p{ASCII}]])+");

    /// In bytes (RFC 5321 §4.5.3.1.1).
    private static final int LONGEST_LOCAL = 64;

    /// What two spellings of the same address have in common: the address in lower case.
    public String key() {
        return address.toLowerCase(Locale.ROOT);
    }

    /// The address without what stands behind a plus sign before the `@` (RFC 5233): mail to both
    /// arrives in the same place.
    public static String untagged(String address) {
        int plus = address.indexOf('+');
        int at = address.lastIndexOf('@');
        return plus > 0 && at > plus ? address.substring(0, plus) + address.substring(at) : address;
    }

    /// The part behind the last `@`, in lower case; `""` if there is none.
    public String domain() {
        int at = address.lastIndexOf('@');
        return at < 0 ? "" : address.substring(at + 1).toLowerCase(Locale.ROOT);
    }

    /// The address as it is said to a mail server, domains in other scripts as the DNS writes them;
    /// what stands before the `@` stays as it is, and may need a server that knows SMTPUTF8. Empty
    /// if it is none.
    public Optional<String> deliverable() {
        var text = address.strip();
        int at = text.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        var local = Normalizer.normalize(text.substring(0, at), Normalizer.Form.NFC);
        if (!LOCAL.matcher(local).matches()
                || local.getBytes(StandardCharsets.UTF_8).length > LONGEST_LOCAL) {
            return Optional.empty();
        }
        try {
            var domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            return domain.isEmpty() ? Optional.empty() : Optional.of(local + "@" + domain);
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    /// True if mail can be sent to it.
    public boolean sendable() {
        return deliverable().isPresent();
    }

    /// The name if there is one, else the address.
    public String display() {
        return name.isEmpty() ? address : name;
    }
}
