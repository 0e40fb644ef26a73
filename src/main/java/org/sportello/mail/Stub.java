package org.sportello.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// Stands in for a message that was left where it lies: its own headers, as far as they say who
/// wrote to whom about what, and a sentence. So the customer is seen, whatever was wrong with the
/// message.
public final class Stub {

    private static final Set<String> KEPT =
            Set.of(
                    "from",
                    "sender",
                    "reply-to",
                    "to",
                    "cc",
                    "subject",
                    "date",
                    "message-id",
                    "in-reply-to",
                    "references",
                    "thread-index",
                    "thread-topic",
                    "auto-submitted",
                    "precedence",
                    "list-id",
                    "return-path");

    private Stub() {}

    /// For a message that stays in a folder of its server. The sentence is in both languages of the
    /// product: it is not known yet who will read it.
    ///
    /// @param headers its beginning; what is behind the header does no harm
    public static byte[] onServer(byte[] headers, String folder, Incomplete why) {
        var sentence =
                """
                This message is still on the mail server: it is too large to be fetched, or the \
                server cannot deliver it. It lies untouched in the folder “%1$s”.

                Questo messaggio si trova ancora sul server di posta: è troppo grande per essere \
                scaricato, oppure il server non riesce a consegnarlo. È intatto nella cartella \
                “%1$s”.
                """
                        .formatted(folder);
        return of(headers, sentence, why);
    }

    /// For a message that stays in a file.
    ///
    /// @param headers its beginning; what is behind the header does no harm
    public static byte[] inFile(byte[] headers, String file, Incomplete why) {
        var sentence =
                """
                This message is too large to be taken in. It lies untouched in the file “%1$s”.

                Questo messaggio è troppo grande per essere importato. È intatto nel file “%1$s”.
                """
                        .formatted(file);
        return of(headers, sentence, why);
    }

    private static byte[] of(byte[] headers, String sentence, Incomplete why) {
        var kept = new StringBuilder();
        var keep = false;
        for (var line : new String(headers, StandardCharsets.ISO_8859_1).split("\r\n|\r|\n", -1)) {
            if (line.isEmpty()) {
                break;
            }
            var colon = line.indexOf(':');
            if (line.charAt(0) != ' ' && line.charAt(0) != '\t') {
                keep =
                        colon > 0
                                && KEPT.contains(
                                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT));
            }
            if (keep) {
                kept.append(line).append("\r\n");
            }
        }
        var head =
                kept
                        + "X-Sportello-Incomplete: "
                        + why.code()
                        + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                        + "Content-Transfer-Encoding: 8bit\r\n\r\n";
        var text = sentence.replace("\n", "\r\n");
        var first = head.getBytes(StandardCharsets.ISO_8859_1);
        var second = text.getBytes(StandardCharsets.UTF_8);
        var all = new byte[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
