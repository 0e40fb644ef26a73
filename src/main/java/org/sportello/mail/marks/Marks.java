package org.sportello.mail.marks;

/// What a server says of one message (RFC 9051 §2.3.2), as far as an agent wants to know it.
///
/// @param deleted somebody has marked it as deleted, but it is still there
public record Marks(boolean seen, boolean answered, boolean flagged, boolean deleted) {

    /// Nobody has touched it.
    public static final Marks NONE = new Marks(false, false, false, false);

    /// The bit of `answered` in [#bits()].
    public static final int ANSWERED = 2;

    private static final int SEEN = 1;
    private static final int FLAGGED = 4;
    private static final int DELETED = 8;

    /// Out of their form as a number.
    public static Marks of(int bits) {
        return new Marks(
                (bits & SEEN) != 0,
                (bits & ANSWERED) != 0,
                (bits & FLAGGED) != 0,
                (bits & DELETED) != 0);
    }

    /// As a number.
    public int bits() {
        return (seen ? SEEN : 0)
                | (answered ? ANSWERED : 0)
                | (flagged ? FLAGGED : 0)
                | (deleted ? DELETED : 0);
    }
}
