package org.sportello.mail.fault;

/// Something that goes wrong once, at one step of a conversation.
///
/// @param side whose words are disturbed
/// @param step which of its lines (or blocks of data), from 0, counted anew on each line
/// @param seed decides which bytes change; the same seed, the same bytes
public record Fault(Side side, int step, Kind kind, long seed) {

    public enum Side {
        CLIENT,
        SERVER
    }

    public enum Kind {
        /// The line is reset before the step.
        CUT,
        /// The first half of the step arrives, then the line is closed in an orderly way.
        TRUNCATE,
        /// Some bytes of the step arrive as others. Blocks of data arrive as they are: what is in
        /// them is nobody's business but TLS's.
        CORRUPT,
        /// The step and all after it wait for a while.
        DELAY
    }

    @Override
    public String toString() {
        return kind + " at " + side + " " + step + " (seed " + seed + ")";
    }
}
