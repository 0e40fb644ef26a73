package org.sportello.intake;

import org.sportello.mail.ParsedMail;

/// What a message says, prepared for the checks as far as no store is needed: the messages of a
/// batch are understood side by side.
record Understood(ParsedMail parsed, MailKeys keys, SubjectLine subject) {

    static Understood of(ParsedMail parsed) {
        return new Understood(parsed, MailKeys.of(parsed), SubjectLine.of(parsed.subject()));
    }
}
