package org.sportello.kernel;

import java.util.Locale;
import java.util.Objects;

/// A short name for a bug, such as `7KQ2-M0FD`, made from where it happened and not from its
/// message: the same bug has the same code on every desk, so it can be read out on the telephone
/// and searched for. The first half names the place and kind of failure, the second its cause.
///
/// @param value the code as it is shown
public record ErrorCode(String value) {

    private static final int HALF = 32 * 32 * 32 * 32;

    public static ErrorCode of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return new ErrorCode(part(place(failure)) + "-" + part(place(root)));
    }

    private static int place(Throwable failure) {
        int hash = failure.getClass().getName().hashCode();
        int frames = 0;
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith("org.sportello.") && frames++ < 3) {
                hash = Objects.hash(hash, frame.getClassName().split("\\$", 2)[0], method(frame));
            }
        }
        return hash;
    }

    /// Names of lambdas are numbered by the compiler; only the method around them is stable.
    private static String method(StackTraceElement frame) {
        String name = frame.getMethodName();
        return name.startsWith("lambda$") ? name.split("\\$")[1] : name;
    }

    private static String part(int hash) {
        String digits = Integer.toString(Math.floorMod(hash, HALF), 32).toUpperCase(Locale.ROOT);
        return "0".repeat(4 - digits.length()) + digits;
    }

    @Override
    public String toString() {
        return value;
    }
}
