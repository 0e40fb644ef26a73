package org.sportello.mail.send;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mail;
import org.sportello.mail.MailReader;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.Mails;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.fetch.MailServerRefused;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.ImapConnection;
import org.sportello.mail.imap.SentFolder;
import org.sportello.mail.outbox.Outbox.Entry;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Looks after the Sent folders: puts copies into them, and asks them what became of a message that
/// was being sent when something broke.
public final class SentCopies {

    private static final Logger LOG = LoggerFactory.getLogger(SentCopies.class);

    private final Mailboxes mailboxes;
    private final SendQueue queue;
    private final Mails mails;
    private final MailReader reader;
    private final Connector connector;

    public SentCopies(
            Mailboxes mailboxes,
            SendQueue queue,
            Mails mails,
            MailReader reader,
            Connector connector) {
        this.mailboxes = mailboxes;
        this.queue = queue;
        this.mails = mails;
        this.reader = reader;
        this.connector = connector;
    }

    /// Whether these messages went out: they did if a copy lies in the Sent folder; else nobody
    /// knows, and the agent decides. Left for later while the mailbox cannot be reached.
    void settle(List<Entry> entries) {
        visit(
                entries,
                (folder, entry) -> {
                    var mail = mail(entry);
                    if (holds(folder, entry, mail)) {
                        queue.sent(entry.id(), mail.arrivedAt());
                        queue.filed(entry.id());
                    } else {
                        queue.maybeSent(entry.id());
                    }
                },
                entry -> queue.maybeSent(entry.id()));
    }

    /// Puts copies of these messages into the Sent folder, unless the server has done so itself.
    void file(List<Entry> entries) {
        visit(
                entries,
                (folder, entry) -> {
                    var mail = mail(entry);
                    if (!folder.kept() && !holds(folder, entry, mail)) {
                        var at = entry.sentAt() == null ? mail.arrivedAt() : entry.sentAt();
                        folder.add(reader.raw(entry.mailId()), at);
                    }
                    queue.filed(entry.id());
                },
                entry -> queue.filed(entry.id()));
    }

    private static boolean holds(SentFolder folder, Entry entry, Mail mail) {
        return mail.messageId() != null && folder.holds(mail.messageId(), entry.createdAt());
    }

    private Mail mail(Entry entry) {
        return mails.find(entry.mailId()).orElseThrow();
    }

    /// @param without for mailboxes that have no such folder
    private void visit(
            List<Entry> entries, BiConsumer<SentFolder, Entry> work, Consumer<Entry> without) {
        var sorted = entries.stream().collect(Collectors.groupingBy(Entry::mailboxId));
        sorted.forEach((id, ofOne) -> {
            var mailbox = mailboxes.find(id).orElse(null);
            if (mailbox == null || mailbox.incoming().protocol() != Protocol.IMAP) {
                ofOne.forEach(without);
            } else {
                visit(mailbox, ofOne, work);
            }
        });
    }

    private void visit(Mailbox mailbox, List<Entry> entries, BiConsumer<SentFolder, Entry> work) {
        try (var line = connector.open(mailbox)) {
            for (var entry : entries) {
                visit(line, entry, work);
            }
        } catch (Problem later) {
            LOG.info("The Sent folder of {} has to wait: {}", mailbox.name(), later.key());
        }
    }

    /// What the server does not take, because it is too large for the folder perhaps, keeps back
    /// nothing but itself; it is offered again with the next ones.
    private static void visit(
            ImapConnection line, Entry entry, BiConsumer<SentFolder, Entry> work) {
        try {
            work.accept(SentFolder.of(line), entry);
        } catch (MailServerRefused no) {
            LOG.info("Outgoing message {} has no copy yet: {}", entry.id(), no.arguments());
        }
    }
}
