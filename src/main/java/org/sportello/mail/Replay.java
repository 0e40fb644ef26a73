package org.sportello.mail;

import org.sportello.kernel.Problem;
import org.sportello.kernel.Transactions;
import org.sportello.mail.MailIntake.FiledMail;

import java.time.InstantSource;
import java.util.List;

/// The messages that could not be taken in, and another try for them: a newer version of the
/// program may understand what an older one could not.
public final class Replay {

    private final Transactions transactions;
    private final Quarantine quarantine;
    private final RawMails raws;
    private final Mailboxes mailboxes;
    private final MailIntake intake;
    private final InstantSource clock;

    public Replay(
            Transactions transactions,
            Quarantine quarantine,
            RawMails raws,
            Mailboxes mailboxes,
            MailIntake intake,
            InstantSource clock) {
        this.transactions = transactions;
        this.quarantine = quarantine;
        this.raws = raws;
        this.mailboxes = mailboxes;
        this.intake = intake;
        this.clock = clock;
    }

    /// How many wait.
    public int count() {
        return quarantine.count();
    }

    /// Those that wait, newest first.
    public List<Quarantine.Entry> waiting(int limit) {
        return quarantine.all(limit);
    }

    /// The bytes as they came.
    public byte[] raw(Quarantine.Entry entry) {
        return raws.get(entry.rawId());
    }

    /// Takes the message in once more. If it fails again, everything is as before.
    ///
    /// @throws Problem `mail.stillUnreadable` if it fails again
    public FiledMail again(Quarantine.Entry entry) {
        var id = entry.mailboxId();
        var mailbox = id == null ? null : mailboxes.find(id).filter(Mailbox::active).orElse(null);
        var raw = new RawMail(raw(entry), entry.source(), 0, entry.at());
        return transactions.write(() -> {
            var filed = intake.file(mailbox, null, List.of(raw));
            var mail = filed.mails().getFirst();
            if (mail.mailId() == 0) {
                throw new Problem("mail.stillUnreadable", entry.errorCode());
            }
            quarantine.resolve(entry.id(), mail.mailId(), clock.instant());
            raws.removeAll(List.of(entry.rawId()));
            return mail;
        });
    }
}
