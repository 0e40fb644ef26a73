package org.sportello.mail.message;

import org.jspecify.annotations.Nullable;

/// The envelope in which a letter came through Italy's certified mail (PEC, RFC 6109). Sender,
/// subject, text and files of the message are the letter's; this is what its carrier wrote around
/// it. Told by its form: we hold no keys, the carrier's signature is not checked.
///
/// @param carrier who the envelope says it is from, on behalf of the sender
/// @param text what stands on the envelope
public record Certified(State state, @Nullable MailAddress carrier, String text) {

    /// What the carrier vouches for.
    public enum State {
        /// The carrier vouches for sender, time and content.
        CERTIFIED("certified"),
        /// An ordinary message that was delivered into a certified mailbox: nobody vouches for it.
        ANOMALY("anomaly");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /// The word used in JSON and in the keys of texts.
        public String word() {
            return word;
        }
    }
}
