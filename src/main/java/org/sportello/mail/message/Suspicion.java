package org.sportello.mail.message;

/// Something about a message that a swindler's would have too; told calmly, with its reason.
///
/// @param shown what the message makes believe: an address, a domain
/// @param truth what is behind it
public record Suspicion(Kind kind, String shown, String truth) {

    /// What does not fit.
    public enum Kind {
        /// Answers would go to another domain than the sender's.
        REPLY_TO("reply-to"),
        /// A link says one address and leads to another.
        LINK("link"),
        /// The receiving server found that the sender's domain did not send it.
        AUTHENTICATION("authentication"),
        /// The sender's domain resembles one of ours.
        LOOK_ALIKE("look-alike"),
        /// The sender's name is an address of another domain.
        NAME("name");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// The word used in JSON and in the keys of texts.
        public String word() {
            return word;
        }
    }
}
