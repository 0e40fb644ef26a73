package org.sportello.intake;

import org.jspecify.annotations.Nullable;
import org.sportello.intake.arrival.Arrival;
import org.sportello.intake.check.Conversation;
import org.sportello.mail.Mail;
import org.sportello.mail.Mails;
import org.sportello.mail.message.Bounce;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.outbox.AutomaticMail;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Mail of ours that came back: which it was, and what follows from it.
final class Returned {

    private static final Duration BLOCKS = Duration.ofDays(60);

    private final AutomaticMail automatic;
    private final Filing filing;
    private final Map<String, Mail> sent = new HashMap<>();

    Returned(AutomaticMail automatic, Filing filing) {
        this.automatic = automatic;
        this.filing = filing;
    }

    /// Fetches the mail of ours that reports speak of.
    void fetch(Mails mails, Collection<String> messageIds) {
        for (var mail : mails.findByMessageIds(messageIds)) {
            if (mail.outgoing() && mail.messageId() != null) {
                sent.put(mail.messageId(), mail);
            }
        }
    }

    /// A report about a mail of ours: marks it, and stops automatic mail to a dead address. Only to
    /// an address that the mail went to: reports can be forged.
    void note(Arrival arrival, @Nullable Conversation conversation, Instant now) {
        var bounce = arrival.parsed().bounce();
        if (bounce == null || !Filing.failure(bounce)) {
            return;
        }
        var original = original(bounce);
        if (original.isEmpty()) {
            return;
        }
        var mail = original.get();
        if (conversation != null && mail.ticketId() != null) {
            filing.bounced(conversation, mail.id(), arrival.at());
        }
        var until = arrival.at().plus(BLOCKS);
        if (Boolean.TRUE.equals(bounce.permanent()) && until.isAfter(now)) {
            suppress(bounce, mail, until);
        }
    }

    private void suppress(Bounce bounce, Mail mail, Instant until) {
        var recipients = mail.recipients().stream().map(MailAddress::key).toList();
        var dead = bounce.recipients().stream().filter(recipients::contains).toList();
        // Passed on to another address on the way: it is still the one that we wrote to.
        var blocked = dead.isEmpty() && recipients.size() == 1 ? recipients : dead;
        blocked.forEach(address -> automatic.suppress(address, until, AutomaticMail.BOUNCED));
    }

    private Optional<Mail> original(Bounce bounce) {
        return bounce.originalMessageIds().stream()
                .map(sent::get)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
