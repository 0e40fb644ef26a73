package org.sportello.mail.store;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mail;
import org.sportello.mail.MailReader;
import org.sportello.mail.Mails;
import org.sportello.mail.ParsedMail;
import org.sportello.mail.RawMails;

import java.util.LinkedHashMap;
import java.util.NoSuchElementException;
import java.util.function.Function;

/// Reads kept messages out of their raw bytes. The last ones read stay in memory: what intake has
/// just read, the index does not read again.
public final class StoredMailReader implements MailReader {

    /// Characters of text that may stay in memory; about twice as many bytes.
    private static final long ROOM = 12_000_000;

    private static final int OVERHEAD = 2_000;

    private final Mails mails;
    private final RawMails raws;
    private final Function<byte[], ParsedMail> parser;
    private final Content content;
    private final LinkedHashMap<Long, ParsedMail> recent = new LinkedHashMap<>(64, 0.75f, true);
    private long used;

    /// Reads one attachment out of a raw message.
    @FunctionalInterface
    public interface Content {
        byte[] of(byte[] raw, int index);
    }

    public StoredMailReader(
            Mails mails, RawMails raws, Function<byte[], ParsedMail> parser, Content content) {
        this.mails = mails;
        this.raws = raws;
        this.parser = parser;
        this.content = content;
    }

    /// This message has been read already.
    public void remember(long mailId, ParsedMail parsed) {
        synchronized (recent) {
            var before = recent.put(mailId, parsed);
            used += size(parsed) - (before == null ? 0 : size(before));
            var oldest = recent.entrySet().iterator();
            while (used > ROOM && recent.size() > 1 && oldest.hasNext()) {
                used -= size(oldest.next().getValue());
                oldest.remove();
            }
        }
    }

    private static long size(ParsedMail parsed) {
        var html = parsed.html();
        return (long) OVERHEAD
                + parsed.text().length()
                + parsed.newText().length()
                + parsed.quotedText().length()
                + (html == null ? 0 : html.length());
    }

    private @Nullable ParsedMail remembered(long mailId) {
        synchronized (recent) {
            return recent.get(mailId);
        }
    }

    /// @throws NoSuchElementException if there is no such mail
    @Override
    public byte[] raw(long mailId) {
        var rawId = mails.find(mailId).map(Mail::rawId);
        return raws.get(rawId.orElseThrow(() -> new NoSuchElementException("Mail " + mailId)));
    }

    @Override
    public ParsedMail read(long mailId) {
        var known = remembered(mailId);
        if (known != null) {
            return known;
        }
        return parse(mailId, raw(mailId));
    }

    @Override
    public ParsedMail read(Mail mail) {
        var known = remembered(mail.id());
        var rawId = mail.rawId();
        return known != null || rawId == null ? read(mail.id()) : parse(mail.id(), raws.get(rawId));
    }

    private ParsedMail parse(long mailId, byte[] raw) {
        var parsed = parser.apply(raw);
        remember(mailId, parsed);
        return parsed;
    }

    @Override
    public byte[] attachment(long mailId, int index) {
        return content.of(raw(mailId), index);
    }
}
