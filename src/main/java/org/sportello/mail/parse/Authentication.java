package org.sportello.mail.parse;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.parse.mime.HeaderBlock;
import org.sportello.mail.parse.mime.HeaderBlock.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What our own mail server found when it examined where a message comes from (RFC 8601). What
/// others write, the sender above all, does not count: only what stands above every server's line,
/// or bears the name of a server that has written one above it.
final class Authentication {

    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
    private static final Pattern DMARC = Pattern.compile("dmarc=(?:pass|fail)");
    private static final Pattern BY = Pattern.compile("\\bby\\s+([\\p{Alnum}.-]{1,200})");
    private static final int MOST_FIELDS = 400;

    private Authentication() {}

    /// Which examination failed, in the words of the trade; null if none, or if nobody knows. DMARC
    /// (RFC 7489) counts, or SPF and DKIM where both failed.
    static @Nullable String failure(HeaderBlock header) {
        String results = String.join("; ", trusted(header));
        // The uppermost is the newest.
        var dmarc = DMARC.matcher(results);
        if (dmarc.find()) return dmarc.group().endsWith("fail") ? "DMARC" : null;
        boolean both = results.contains("spf=fail") && results.contains("dkim=fail");
        return both && !results.contains("dkim=pass") ? "SPF, DKIM" : null;
    }

    private static List<String> trusted(HeaderBlock header) {
        List<String> results = new ArrayList<>();
        List<String> servers = new ArrayList<>();
        for (Field field : header.fields().stream().limit(MOST_FIELDS).toList()) {
            String value = field.value().toLowerCase(Locale.ROOT);
            if (field.name().equals("received")) {
                var by = BY.matcher(value);
                if (by.find()) servers.add(Links.owner(by.group(1)));
            } else if (field.name().equals("authentication-results")) {
                String plain = COMMENT.matcher(value).replaceAll(" ").replaceAll("\\s*=\\s*", "=");
                if (servers.isEmpty() || servers.contains(Links.owner(examiner(plain))))
                    results.add(plain);
            }
        }
        return results;
    }

    private static String examiner(String results) {
        int end = results.indexOf(';');
        return (end < 0 ? results : results.substring(0, end)).strip().split("\\s", 2)[0];
    }
}
