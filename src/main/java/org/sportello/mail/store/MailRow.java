package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.MAIL;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RowCountQuery;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mail;
import org.sportello.mail.message.MailAddress;

import java.util.ArrayList;
import java.util.List;

/// One row of the table of mails. What a header holds may be longer than any column: it is cut
/// here, the whole is in the raw message.
record MailRow(long id, Mail mail, long messageKey, long contentKey) {

    static final List<SelectField<?>> COLUMNS =
            List.of(
                    MAIL.ID,
                    MAIL.RAW_ID,
                    MAIL.MAILBOX_ID,
                    MAIL.OUTGOING,
                    MAIL.MESSAGE_ID,
                    MAIL.KIND,
                    MAIL.SUBJECT,
                    MAIL.FROM_NAME,
                    MAIL.FROM_ADDRESS,
                    MAIL.RECIPIENTS,
                    MAIL.SNIPPET,
                    MAIL.SENT_AT,
                    MAIL.ARRIVED_AT,
                    MAIL.ATTACHMENTS,
                    MAIL.TICKET_ID,
                    MAIL.WHY,
                    MAIL.FLAGS);

    /// The statement that [#values] are bound to.
    static RowCountQuery insert(DSLContext sql) {
        return sql.insertInto(MAIL)
                .columns(
                        MAIL.ID,
                        MAIL.RAW_ID,
                        MAIL.MAILBOX_ID,
                        MAIL.OUTGOING,
                        MAIL.MESSAGE_ID,
                        MAIL.MESSAGE_KEY,
                        MAIL.CONTENT_KEY,
                        MAIL.KIND,
                        MAIL.SUBJECT,
                        MAIL.FROM_NAME,
                        MAIL.FROM_ADDRESS,
                        MAIL.RECIPIENTS,
                        MAIL.SNIPPET,
                        MAIL.SENT_AT,
                        MAIL.ARRIVED_AT,
                        MAIL.ATTACHMENTS,
                        MAIL.TICKET_ID,
                        MAIL.WHY,
                        MAIL.FLAGS)
                .values(
                        (Long) null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
    }

    Object[] values() {
        return new @Nullable Object[] {
            id,
            mail.rawId(),
            mail.mailboxId(),
            mail.outgoing(),
            cut(mail.messageId(), MAIL.MESSAGE_ID),
            messageKey,
            contentKey,
            mail.kind(),
            cut(mail.subject(), MAIL.SUBJECT),
            cut(mail.from().name(), MAIL.FROM_NAME),
            cut(mail.from().key(), MAIL.FROM_ADDRESS),
            recipients(mail.recipients()),
            cut(mail.snippet(), MAIL.SNIPPET),
            mail.sentAt(),
            mail.arrivedAt(),
            mail.attachments(),
            mail.ticketId(),
            cut(mail.why(), MAIL.WHY),
            cut(mail.flags(), MAIL.FLAGS)
        };
    }

    static @Nullable String cut(@Nullable String text, Field<String> column) {
        if (text == null) {
            return null;
        }
        var clean = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        int most = column.getDataType().length();
        if (clean.length() <= most) {
            return clean;
        }
        boolean split = Character.isHighSurrogate(clean.charAt(most - 1));
        return clean.substring(0, split ? most - 1 : most);
    }

    /// One recipient a line: the address, a tab, the name.
    private static String recipients(List<MailAddress> recipients) {
        var text = new StringBuilder();
        for (var one : recipients) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            text.append(oneLine(one.address())).append('\t').append(oneLine(one.name()));
        }
        return text.toString();
    }

    private static String oneLine(String text) {
        var line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
        return line.toString();
    }

    static Mail mail(Record row) {
        return new Mail(
                row.get(MAIL.ID),
                row.get(MAIL.RAW_ID),
                row.get(MAIL.MAILBOX_ID),
                row.get(MAIL.OUTGOING),
                row.get(MAIL.MESSAGE_ID),
                row.get(MAIL.KIND),
                row.get(MAIL.SUBJECT),
                new MailAddress(row.get(MAIL.FROM_NAME), row.get(MAIL.FROM_ADDRESS)),
                addresses(row.get(MAIL.RECIPIENTS)),
                row.get(MAIL.SNIPPET),
                row.get(MAIL.SENT_AT),
                row.get(MAIL.ARRIVED_AT),
                row.get(MAIL.ATTACHMENTS),
                row.get(MAIL.TICKET_ID),
                row.get(MAIL.WHY),
                row.get(MAIL.FLAGS));
    }

    private static List<MailAddress> addresses(String text) {
        var addresses = new ArrayList<MailAddress>();
        if (!text.isEmpty()) {
            for (var line : text.split("\n", -1)) {
                int tab = line.indexOf('\t');
                addresses.add(
                        tab < 0
                                ? new MailAddress("", line)
                                : new MailAddress(line.substring(tab + 1), line.substring(0, tab)));
            }
        }
        return addresses;
    }
}
