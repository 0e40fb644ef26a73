package org.sportello.mail.message;

/// Something that was wrong with a message; it was read nevertheless.
///
/// @param detail what exactly, in technical words
public record ParseProblem(Code code, String detail) {

    /// The kinds of damage, by the word used in JSON.
    public enum Code {
        CHARSET_UNKNOWN("charset-unknown"),
        CHARSET_INVALID("charset-invalid"),
        ENCODING_UNKNOWN("encoding-unknown"),
        ENCODING_INVALID("encoding-invalid"),
        HEADER_INVALID("header-invalid"),
        ADDRESS_INVALID("address-invalid"),
        DATE_INVALID("date-invalid"),
        BOUNDARY_MISSING("boundary-missing"),
        TRUNCATED("truncated"),
        TOO_DEEP("too-deep"),
        TOO_LARGE("too-large"),
        EMPTY("empty"),
        OTHER("other");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
