package org.sportello.intake;

import org.sportello.mail.RawMail;

import java.time.Instant;

/// Where a message came from, after its bytes have been packed and let go: see [RawMail].
record Origin(String source, long uid, Instant arrivedAt) {

    static Origin of(RawMail raw) {
        return new Origin(raw.source(), raw.uid(), raw.arrivedAt());
    }
}
