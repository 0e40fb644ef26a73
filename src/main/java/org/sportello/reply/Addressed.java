package org.sportello.reply;

import org.sportello.mail.Alias;
import org.sportello.mail.message.MailAddress;

import java.util.List;

/// To whom an answer goes, as whom and under which subject, before the agent changes anything.
///
/// @param senders everyone it may go out as, the usual one first; empty if no mailbox can send it
public record Addressed(
        List<MailAddress> to, List<MailAddress> cc, String subject, List<Alias> senders) {

    public Addressed {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        senders = List.copyOf(senders);
    }
}
