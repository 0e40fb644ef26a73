package org.sportello.intake.arrival;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.RawMail;
import org.sportello.mail.marks.Marks;

import java.time.Instant;

/// Where a message came from, after its bytes have been packed and let go: see [RawMail].
public record Origin(String source, long uid, Instant arrivedAt, @Nullable Marks marks) {

    public static Origin of(RawMail raw) {
        return new Origin(raw.source(), raw.uid(), raw.arrivedAt(), raw.marks());
    }
}
