package org.sportello.mail.send;

import static org.sportello.storage.schema.Tables.MAIL;
import static org.sportello.storage.schema.Tables.MAILBOX;
import static org.sportello.storage.schema.Tables.RAW_MAIL;

import org.sportello.mail.Mail;
import org.sportello.mail.MailReader;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Mails;
import org.sportello.mail.ParsedMail;
import org.sportello.storage.Database;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rows that the outbox points to, and the bytes behind them, as far as sending needs them.
final class TestMails implements MailReader {

    private final Database database;
    private final Map<Long, byte[]> bytes = new HashMap<>();
    private final Map<Long, Mail> mails = new HashMap<>();

    TestMails(Database database) {
        this.database = database;
    }

    void mailbox(Mailbox mailbox) {
        database.write(() -> {
            var row = database.sql().newRecord(MAILBOX);
            row.setId(mailbox.id());
            row.setName(mailbox.name());
            row.setAddress(mailbox.address());
            row.setFromName(mailbox.fromName());
            row.setIncoming(mailbox.incoming().toString());
            row.setArchive(false);
            row.setAcknowledge(false);
            row.setQuoteHistory(true);
            row.setSignature("");
            row.setActive(true);
            row.setCreatedAt(Instant.EPOCH);
            row.insert();
        });
    }

    long keep(byte[] raw) {
        var row = database.sql().newRecord(RAW_MAIL);
        row.setSha256(new byte[] {1});
        row.setSize((long) raw.length);
        row.setCodec((short) 0);
        row.store();
        bytes.put(row.getId(), raw);
        return row.getId();
    }

    private List<Long> addAll(List<Mail> added) {
        var ids = new ArrayList<Long>();
        for (var mail : added) {
            var row = database.sql().newRecord(MAIL);
            row.setRawId(mail.rawId());
            row.setMailboxId(mail.mailboxId());
            row.setOutgoing(mail.outgoing());
            row.setMessageId(mail.messageId());
            row.setMessageKey(0L);
            row.setKind(mail.kind());
            row.setSubject(mail.subject());
            row.setFromName(mail.from().name());
            row.setFromAddress(mail.from().address());
            row.setRecipients("");
            row.setSnippet(mail.snippet());
            row.setSentAt(mail.sentAt());
            row.setArrivedAt(mail.arrivedAt());
            row.setAttachments(mail.attachments());
            row.setWhy(mail.why());
            row.setFlags(mail.flags());
            row.store();
            mails.put(row.getId(), mail);
            ids.add(row.getId());
        }
        return ids;
    }

    private Optional<Mail> find(long id) {
        return Optional.ofNullable(mails.get(id));
    }

    @Override
    public byte[] raw(long mailId) {
        return bytes.get(mails.get(mailId).rawId());
    }

    /// Seen as the port; what sending does not need is missing.
    Mails port() {
        return (Mails)
                Proxy.newProxyInstance(
                        TestMails.class.getClassLoader(),
                        new Class<?>[] {Mails.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "addAll" -> addAll(castMails(arguments[0]));
                                    case "find" -> find((Long) arguments[0]);
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    private static List<Mail> castMails(Object argument) {
        return ((List<?>) argument).stream().map(Mail.class::cast).toList();
    }

    @Override
    public ParsedMail read(long mailId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] attachment(long mailId, int index) {
        throw new UnsupportedOperationException();
    }
}
