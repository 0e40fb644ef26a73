package org.sportello.mail.send;

/// What one round of sending did.
///
/// @param sent messages that the servers have taken
/// @param failed messages that were tried and did not get out, or perhaps not
public record SendResult(int sent, int failed) {

    static final SendResult NOTHING = new SendResult(0, 0);

    SendResult plus(SendResult other) {
        return new SendResult(sent + other.sent, failed + other.failed);
    }
}
