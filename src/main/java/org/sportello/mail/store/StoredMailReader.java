package org.sportello.mail.store;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Enclosed;
import org.sportello.mail.Mail;
import org.sportello.mail.MailReader;
import org.sportello.mail.Mails;
import org.sportello.mail.RawMails;
import org.sportello.mail.message.MessageParser;
import org.sportello.mail.message.ParsedMail;

import java.util.NoSuchElementException;

/// Reads kept messages out of their raw bytes. The last ones read stay in memory; what intake has
/// just read, the index does not read again.
public final class StoredMailReader implements MailReader {

    private static final long ROOM = 6_000_000;

    private final Mails mails;
    private final RawMails raws;
    private final MessageParser parser;
    private final Recent whole = new Recent(ROOM);
    private final ReadAhead gists = new ReadAhead(ROOM);

    public StoredMailReader(Mails mails, RawMails raws, MessageParser parser) {
        this.mails = mails;
        this.raws = raws;
        this.parser = parser;
    }

    /// The gist of this message has been read already.
    public void remember(long mailId, ParsedMail gist) {
        gists.put(mailId, gist);
    }

    /// @throws NoSuchElementException if there is no such mail
    @Override
    public byte[] raw(long mailId) {
        var rawId = mails.find(mailId).map(Mail::rawId);
        return raws.get(rawId.orElseThrow(() -> new NoSuchElementException("Mail " + mailId)));
    }

    @Override
    public ParsedMail read(long mailId) {
        var known = whole.get(mailId);
        return known != null ? known : parse(mailId, raw(mailId));
    }

    @Override
    public ParsedMail read(Mail mail) {
        var known = whole.get(mail.id());
        return known != null ? known : parse(mail.id(), raw(mail));
    }

    @Override
    public ParsedMail gist(Mail mail) {
        var known = gists.take(mail.id());
        return known != null ? known : parser.gist(raw(mail));
    }

    private byte[] raw(Mail mail) {
        var rawId = mail.rawId();
        return rawId == null ? raw(mail.id()) : raws.get(rawId);
    }

    private ParsedMail parse(long mailId, byte[] raw) {
        var parsed = parser.parse(raw);
        whole.put(mailId, parsed);
        return parsed;
    }

    @Override
    public byte[] attachment(long mailId, int index) {
        return parser.content(raw(mailId), index);
    }

    @Override
    public ParsedMail read(Enclosed message) {
        return message.path().isEmpty() ? read(message.mailId()) : parser.parse(bytes(message));
    }

    @Override
    public @Nullable String designed(Enclosed message) {
        return parser.designed(bytes(message));
    }

    @Override
    public byte[] attachment(Enclosed message, int index) {
        return parser.content(bytes(message), index);
    }

    private byte[] bytes(Enclosed message) {
        var bytes = raw(message.mailId());
        for (var index : message.path()) {
            bytes = parser.content(bytes, index);
        }
        return bytes;
    }
}
