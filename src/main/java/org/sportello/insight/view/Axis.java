package org.sportello.insight.view;

import java.util.List;
import java.util.stream.LongStream;

/// Round numbers along an axis that begins at 0.
record Axis(long step, long top) {

    private static final int STEPS = 3;

    /// An axis that reaches the greatest value in two to four steps.
    static Axis upTo(long greatest) {
        long wanted = Math.max(1, Math.ceilDiv(greatest, STEPS));
        long ten = 1;
        while (ten * 10 <= wanted) {
            ten *= 10;
        }
        long step = ten;
        for (long factor : new long[] {1, 2, 5, 10}) {
            step = factor * ten;
            if (step >= wanted) {
                break;
            }
        }
        return new Axis(step, Math.max(step, Math.ceilDiv(greatest, step) * step));
    }

    /// Where the labels are, from 0 to the top.
    List<Long> ticks() {
        return LongStream.rangeClosed(0, top / step).map(i -> i * step).boxed().toList();
    }

    double share(double value) {
        return value / top;
    }
}
