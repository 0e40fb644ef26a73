package org.sportello.reply;

import org.sportello.mail.MailAddress;

import java.util.List;

/// To whom an answer goes, and under which subject, before the agent changes anything.
public record Addressed(List<MailAddress> to, List<MailAddress> cc, String subject) {

    public Addressed {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
    }
}
