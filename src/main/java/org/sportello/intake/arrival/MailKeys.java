package org.sportello.intake.arrival;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.MessageKey;
import org.sportello.mail.message.ParsedMail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Everything that a message says about where it belongs, as keys.
///
/// @param message under what it is recognised when it comes again
/// @param content what it says, whatever its Message-ID
/// @param references the messages that it refers to, nearest first: In-Reply-To, then References
///   from the newest, then what a bounce returns
/// @param outlook Outlook's conversation: its Thread-Index begins with the same 22 bytes in every
///   answer
public record MailKeys(
        long message, long content, List<Reference> references, @Nullable Long outlook) {

    private static final int MOST_REFERENCES = 100;
    private static final int THREAD_INDEX_ROOT = 30;

    /// A message that this one refers to.
    public record Reference(String id, long key) {}

    static MailKeys of(ParsedMail parsed) {
        var own = parsed.messageId();
        long content = MessageKey.of("content", parsed.contentHash());
        return new MailKeys(
                own == null ? content : MessageKey.of(own),
                content,
                references(parsed).stream()
                        .map(id -> new Reference(id, MessageKey.of(id)))
                        .toList(),
                outlook(parsed));
    }

    private static List<String> references(ParsedMail parsed) {
        var ids = new LinkedHashSet<>(parsed.inReplyTo());
        ids.addAll(parsed.references().reversed());
        ids.addAll(parsed.originalMessageIds());
        var own = parsed.messageId();
        if (own != null) {
            ids.remove(own);
        }
        return ids.size() <= MOST_REFERENCES ? List.copyOf(ids) : shortened(new ArrayList<>(ids));
    }

    /// Of an endless chain, the nearest and the first.
    private static List<String> shortened(List<String> ids) {
        var kept = new ArrayList<>(ids.subList(0, MOST_REFERENCES - 1));
        kept.add(ids.getLast());
        return kept;
    }

    private static @Nullable Long outlook(ParsedMail parsed) {
        var index = parsed.threadIndex();
        if (index == null) {
            return null;
        }
        var packed = index.replaceAll("\\s", "");
        // 22 bytes are 29 characters and a third: the bits of the next byte are cut off.
        return packed.length() < THREAD_INDEX_ROOT
                ? null
                : MessageKey.of("outlook", packed.substring(0, THREAD_INDEX_ROOT - 1));
    }
}
