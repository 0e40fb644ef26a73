package org.sportello.reply;

import org.sportello.mail.Mail;
import org.sportello.mail.MailReader;
import org.sportello.mail.Mails;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.outbox.OutgoingMail.OutgoingFile;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketRepository;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// The mails of a ticket, as an answer needs them: what is answered, who took part, which ids lead
/// to it.
public final class Conversation {

    private final TicketRepository tickets;
    private final Mails mails;
    private final MailReader reader;

    public Conversation(TicketRepository tickets, Mails mails, MailReader reader) {
        this.tickets = tickets;
        this.mails = mails;
        this.reader = reader;
    }

    /// A mail of the ticket with what the parser understands of it.
    public record Message(Mail mail, ParsedMail parsed) {}

    public Ticket ticket(long id) {
        return tickets.get(id);
    }

    /// What an answer answers: the newest mail from a person outside; if none ever wrote, our own
    /// newest one.
    public Optional<Message> answered(long ticketId) {
        var all = mails(ticketId);
        var newest = Comparator.comparing(Mail::arrivedAt);
        return all.stream()
                .filter(mail -> !mail.outgoing() && mail.kind().equals("customer"))
                .max(newest)
                .or(() -> all.stream().filter(mail -> mail.rawId() != null).max(newest))
                .map(mail -> new Message(mail, reader.read(mail.id())));
    }

    /// The files of a message, to send them on.
    List<OutgoingFile> files(Message message) {
        return message.parsed().attachments().stream()
                .map(file ->
                        new OutgoingFile(
                                Objects.requireNonNullElse(file.name(), "file"),
                                file.type(),
                                reader.attachment(message.mail().id(), file.index()),
                                null))
                .toList();
    }

    /// The ids that a reply to the message refers to (RFC 5322 §3.6.4): its own References, or
    /// In-Reply-To where it has none, then its id.
    public static List<String> references(ParsedMail parsed) {
        var ids =
                new LinkedHashSet<>(
                        parsed.references().isEmpty() ? parsed.inReplyTo() : parsed.references());
        var own = parsed.messageId();
        if (own != null) {
            ids.remove(own);
            ids.add(own);
        }
        return new ArrayList<>(ids);
    }

    /// `Re: ` before a subject, once.
    public static String replySubject(String subject) {
        return subject.toLowerCase(Locale.ROOT).startsWith("re:") ? subject : "Re: " + subject;
    }

    private List<Mail> mails(long ticketId) {
        var ids =
                tickets.interactions(ticketId, false).stream()
                        .map(Interaction::mailId)
                        .filter(Objects::nonNull)
                        .toList();
        return List.copyOf(mails.getAll(ids).values());
    }
}
