package org.sportello.app.demo.letter;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// One message, before it is bytes.
///
/// @param text what the sender wrote, plain
/// @param program the sender's mail program; it decides form, quoting and signature
/// @param quoted the message it answers, quoted below; null for none
/// @param headers further header lines, complete
/// @param bounce for a delivery report: address, status and words; empty for none
public record Letter(
        String id,
        Instant at,
        Mailer from,
        Mailer to,
        String subject,
        String text,
        MailProgram program,
        String language,
        @Nullable Letter quoted,
        List<String> references,
        List<Enclosure> enclosures,
        List<String> headers,
        String bounce) {

    /// The zone that its dates are written in.
    static final ZoneId ZONE = ZoneId.of("Europe/Rome");

    public Letter {
        references = List.copyOf(references);
        enclosures = List.copyOf(enclosures);
        headers = List.copyOf(headers);
    }

    /// A name and its address.
    public record Mailer(String name, String address) {}

    /// The RFC 5322 bytes; the same each time.
    public byte[] raw() {
        return new MailWriter(this).bytes();
    }
}
