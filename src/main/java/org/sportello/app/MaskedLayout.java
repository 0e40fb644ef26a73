package org.sportello.app;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;

import java.util.regex.Pattern;

/// Writes log lines, stack traces included, so that they may be given away: of addresses only the
/// first letter and the domain remain, of secrets nothing.
final class MaskedLayout extends PatternLayout {

    private static final Pattern ADDRESS =
            Pattern.compile("([\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+'=-]*+@(?=[\\p{L}\\p{N}-])");
    private static final Pattern NAMED_SECRET =
            Pattern.compile(
                    "(?i)((?:password|passwd|passphrase|secret|token|api[_-]?key|code_verifier)"
                            + "\"?\\s*[=:]\\s*\"?)[^\\s\"&,;}]+");
    private static final Pattern SIGN_IN =
            Pattern.compile(
                    "(?i)\\b((?:bearer|basic|xoauth2|oauthbearer|auth plain)\\s+)[\\w+/=.~-]{8,}");

    @Override
    public String doLayout(ILoggingEvent event) {
        return masked(super.doLayout(event));
    }

    static String masked(String line) {
        var addresses = line.indexOf('@') < 0 ? line : ADDRESS.matcher(line).replaceAll("$1…@");
        var named = NAMED_SECRET.matcher(addresses).replaceAll("$1***");
        return SIGN_IN.matcher(named).replaceAll("$1***");
    }
}
