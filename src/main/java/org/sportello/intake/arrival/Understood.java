package org.sportello.intake.arrival;

import org.sportello.mail.message.ParsedMail;

/// What a message says, prepared for the checks as far as no store is needed: the messages of a
/// batch are understood side by side.
public record Understood(ParsedMail parsed, MailKeys keys, SubjectLine subject) {

    public static Understood of(ParsedMail parsed) {
        return new Understood(parsed, MailKeys.of(parsed), SubjectLine.of(parsed.subject()));
    }
}
