package org.sportello.reply;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.outbox.OutgoingMail.OutgoingFile;
import org.sportello.text.Doc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an agent writes of his own accord: it answers nothing, and begins a ticket.
///
/// @param mailboxId what it is sent from; null: the first mailbox that can send
/// @param then the state that the ticket is in afterwards
/// @param later the moment chosen for sending; null: now, after the time for taking it back
/// @param from the address of the mailbox that it leaves as; null: the mailbox's own
public record NewMessage(
        @Nullable Long mailboxId,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> bcc,
        String subject,
        Doc body,
        List<OutgoingFile> files,
        Reply.Then then,
        @Nullable Instant later,
        @Nullable String from) {

    public NewMessage {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        files = List.copyOf(files);
    }

    /// Who becomes the ticket's customer: the first one it goes to.
    Optional<MailAddress> first() {
        return Stream.of(to, cc, bcc).flatMap(List::stream).findFirst();
    }

    Reply on(long ticketId) {
        return new Reply(ticketId, to, cc, bcc, subject, body, files, false, then, later, from);
    }
}
