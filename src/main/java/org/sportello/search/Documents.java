package org.sportello.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.jspecify.annotations.Nullable;
import org.sportello.customer.Customer;
import org.sportello.customer.Identity;
import org.sportello.knowledge.Article;
import org.sportello.mail.Mail;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.ParsedMail;
import org.sportello.script.CannedReply;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.queue.TicketRow;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the index knows of each kind of thing.
final class Documents {

    /// Longer texts are searched to this length, in characters; the rest is only in the message
    /// itself.
    private static final int LONGEST_TEXT = 400_000;

    /// What is kept to show snippets from, in characters.
    private static final int SHOWN_TEXT = 1_500;

    private static final int MOST_RECIPIENTS = 200;

    private Documents() {}

    static String ticketId(long id) {
        return "t" + id;
    }

    static String mailId(long id) {
        return "m" + id;
    }

    static String noteId(long id) {
        return "n" + id;
    }

    static String customerId(long id) {
        return "c" + id;
    }

    static String articleId(long id) {
        return "a" + id;
    }

    static String scriptId(long id) {
        return "s" + id;
    }

    static Document ticket(TicketRow row) {
        var document =
                base(ticketId(row.id()), Hit.Type.TICKET, row.id(), row.updatedAt(), row.subject());
        inTicket(document, row.id(), row.number());
        document.add(
                new TextField(Fields.WHO, row.customer() + " " + row.customerAddress(), Store.NO));
        document.add(new StoredField(Fields.WHO_SHOWN, row.customer()));
        document.add(
                new TextField(Fields.FROM, row.customer() + " " + row.customerAddress(), Store.NO));
        document.add(new StoredField(Fields.TEXT_SHOWN, row.snippet()));
        document.add(
                new KeywordField(
                        Fields.STATE, row.state().name().toLowerCase(Locale.ROOT), Store.NO));
        row.tags()
                .forEach(tag ->
                        document.add(
                                new StringField(
                                        Fields.TAG, tag.toLowerCase(Locale.ROOT), Store.NO)));
        return document;
    }

    static Document mail(Mail mail, ParsedMail parsed, @Nullable Long number) {
        var document =
                base(
                        mailId(mail.id()),
                        Hit.Type.MESSAGE,
                        mail.id(),
                        mail.arrivedAt(),
                        mail.subject());
        if (mail.ticketId() != null && number != null) {
            inTicket(document, mail.ticketId(), number);
        }
        var from = people(List.of(mail.from()));
        document.add(new TextField(Fields.FROM, from, Store.NO));
        document.add(new TextField(Fields.WHO, mail.from().display(), Store.NO));
        document.add(new StoredField(Fields.WHO_SHOWN, mail.from().display()));
        document.add(new TextField(Fields.TO, people(mail.recipients()), Store.NO));
        text(document, parsed.text(), parsed.newText());
        for (var file : parsed.attachments()) {
            if (file.name() != null) {
                document.add(
                        new TextField(
                                Fields.FILE,
                                file.name().replace('_', ' ').replace('.', ' '),
                                Store.NO));
            }
        }
        return document;
    }

    static Document note(Interaction note, TicketRow ticket) {
        var document =
                base(noteId(note.id()), Hit.Type.MESSAGE, note.id(), note.at(), ticket.subject());
        inTicket(document, ticket.id(), ticket.number());
        document.add(new StoredField(Fields.WHO_SHOWN, ""));
        text(document, note.text(), note.text());
        return document;
    }

    static Document customer(Customer customer) {
        var document =
                base(
                        customerId(customer.id()),
                        Hit.Type.CUSTOMER,
                        customer.id(),
                        customer.updatedAt(),
                        customer.name());
        var identities =
                customer.identities().stream()
                        .map(Identity::shown)
                        .collect(Collectors.joining(" "));
        document.add(new TextField(Fields.WHO, customer.name() + " " + identities, Store.NO));
        document.add(new StoredField(Fields.WHO_SHOWN, customer.address()));
        text(document, identities + "\n" + customer.note(), identities);
        return document;
    }

    static Document article(Article article) {
        var document =
                base(
                        articleId(article.id()),
                        Hit.Type.ARTICLE,
                        article.id(),
                        article.updatedAt(),
                        article.title());
        document.add(
                new KeywordField(
                        Fields.STATE, article.state().name().toLowerCase(Locale.ROOT), Store.NO));
        text(document, article.body(), article.body());
        return document;
    }

    static Document script(CannedReply reply) {
        var document =
                base(
                        scriptId(reply.id()),
                        Hit.Type.SCRIPT,
                        reply.id(),
                        reply.updatedAt(),
                        reply.name());
        document.add(new TextField(Fields.FOLDER, reply.folder().replace('/', ' '), Store.NO));
        document.add(new StoredField(Fields.WHO_SHOWN, reply.folder()));
        text(document, reply.body(), reply.body());
        return document;
    }

    private static Document base(String id, Hit.Type type, long key, Instant at, String title) {
        var document = new Document();
        document.add(new StringField(Fields.ID, id, Store.NO));
        document.add(
                new KeywordField(Fields.TYPE, type.name().toLowerCase(Locale.ROOT), Store.YES));
        document.add(new StoredField(Fields.KEY, key));
        document.add(new LongField(Fields.AT, at.getEpochSecond(), Store.YES));
        document.add(new TextField(Fields.SUBJECT, title, Store.YES));
        return document;
    }

    private static void inTicket(Document document, long ticketId, long number) {
        document.add(new NumericDocValuesField(Fields.TICKET, ticketId));
        document.add(new StoredField(Fields.TICKET_SHOWN, ticketId));
        document.add(new StringField(Fields.NUMBER, Long.toString(number), Store.YES));
    }

    private static void text(Document document, String searched, String shown) {
        document.add(
                new TextField(
                        Fields.TEXT,
                        searched.length() > LONGEST_TEXT
                                ? searched.substring(0, LONGEST_TEXT)
                                : searched,
                        Store.NO));
        document.add(
                new StoredField(
                        Fields.TEXT_SHOWN,
                        shown.length() > SHOWN_TEXT ? shown.substring(0, SHOWN_TEXT) : shown));
    }

    private static String people(List<MailAddress> addresses) {
        return addresses.stream()
                .limit(MOST_RECIPIENTS)
                .map(address -> address.name() + " " + address.address())
                .collect(Collectors.joining(" "));
    }
}
