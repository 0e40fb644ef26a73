package org.sportello.intake.arrival;

import org.sportello.mail.RawMail;

import java.time.Instant;

/// Where a message came from, after its bytes have been packed and let go: see [RawMail].
public record Origin(String source, long uid, Instant arrivedAt) {

    public static Origin of(RawMail raw) {
        return new Origin(raw.source(), raw.uid(), raw.arrivedAt());
    }
}
