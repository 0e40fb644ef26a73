package org.sportello.reply;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.outbox.OutgoingMail.OutgoingFile;
import org.sportello.text.Doc;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;

import java.time.Instant;
import java.util.List;

/// What an agent has written and wants to send.
///
/// @param body the agent's own words; signature and quoted history are added when it is composed
/// @param forward true: to somebody else, with the message and its files; false: an answer
/// @param then the state that the ticket is in afterwards
/// @param later the moment chosen for sending; null: now, after the time for taking it back
/// @param from the address of the mailbox that it leaves as; null: the one that the customer wrote
///   to
public record Reply(
        long ticketId,
        List<MailAddress> to,
        List<MailAddress> cc,
        List<MailAddress> bcc,
        String subject,
        Doc body,
        List<OutgoingFile> files,
        boolean forward,
        Then then,
        @Nullable Instant later,
        @Nullable String from) {

    public Reply {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        files = List.copyOf(files);
    }

    /// The same, leaving as the address that the customer wrote to.
    public Reply(
            long ticketId,
            List<MailAddress> to,
            List<MailAddress> cc,
            List<MailAddress> bcc,
            String subject,
            Doc body,
            List<OutgoingFile> files,
            boolean forward,
            Then then,
            @Nullable Instant later) {
        this(ticketId, to, cc, bcc, subject, body, files, forward, then, later, null);
    }

    /// The state afterwards; `waitingFor` and `until` only with [TicketState#WAITING].
    public record Then(
            TicketState state, @Nullable WaitingFor waitingFor, @Nullable Instant until) {

        /// Waiting for the customer: what usually follows an answer.
        public static final Then WAITING = new Then(TicketState.WAITING, WaitingFor.CUSTOMER, null);

        public static final Then OPEN = new Then(TicketState.OPEN, null, null);

        public static final Then SOLVED = new Then(TicketState.SOLVED, null, null);
    }
}
