package org.sportello.intake;

import org.jspecify.annotations.Nullable;
import org.sportello.intake.arrival.Origin;
import org.sportello.intake.arrival.Understood;
import org.sportello.kernel.ErrorCode;
import org.sportello.mail.Incomplete;
import org.sportello.mail.PackedMail;
import org.sportello.mail.RawMail;
import org.sportello.mail.message.ParsedMail;

/// A message, ready to be kept, and what was read of it.
final class Read {

    private static final int LONGEST_DETAIL = 1000;

    private final Origin origin;
    private final PackedMail packed;
    private final @Nullable Understood understood;
    private final String errorCode;
    private final String detail;

    private Read(
            Origin origin,
            PackedMail packed,
            @Nullable Understood understood,
            String errorCode,
            String detail) {
        this.origin = origin;
        this.packed = packed;
        this.understood = understood;
        this.errorCode = errorCode;
        this.detail = detail;
    }

    static Read well(RawMail raw, PackedMail packed, ParsedMail parsed) {
        return new Read(Origin.of(raw), packed, Understood.of(parsed), "", "");
    }

    /// The message itself is still on its server.
    static Read incomplete(RawMail raw, PackedMail packed, Incomplete why) {
        return new Read(Origin.of(raw), packed, null, why.code(), why.detail());
    }

    static Read failed(Origin origin, PackedMail packed, Throwable bug) {
        var words = bug.toString();
        return new Read(
                origin,
                packed,
                null,
                ErrorCode.of(bug).value(),
                words.length() > LONGEST_DETAIL ? words.substring(0, LONGEST_DETAIL) : words);
    }

    Origin origin() {
        return origin;
    }

    PackedMail packed() {
        return packed;
    }

    /// Null if reading failed by a bug of ours, or the message was left on its server.
    @Nullable Understood understood() {
        return understood;
    }

    /// The bug's short name, or why it was left there; else empty.
    String errorCode() {
        return errorCode;
    }

    String detail() {
        return detail;
    }
}
