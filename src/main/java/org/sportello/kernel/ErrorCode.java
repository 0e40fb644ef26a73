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
        for (int depth = 0; root.getCause() != null && depth < 50; depth++) {
            root = root.getCause();
        }
        return new ErrorCode(part(place(failure)) + "-" + part(place(root)));
    }

    private static int place(Throwable failure) {
        int hash = failure.getClass().getName().hashCode();
        int frames = 0;
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith("org.sportello.") && frames++ < 3) {
                hash = Objects.hash(hash, outer(frame.getClassName()), method(frame));
            }
        }
        return hash;
    }

    private static String outer(String className) {
        int inner = className.indexOf('$');
        return inner < 0 ? className : className.substring(0, inner);
    }

    /// Names of lambdas are numbered by the compiler; only the method around them is stable.
    private static String method(StackTraceElement frame) {
        String name = frame.getMethodName();
        String prefix = "lambda$";
        return name.startsWith(prefix)
                ? name.substring(prefix.length(), name.lastIndexOf('$'))
                : name;
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
