package org.sportello.app.cli.mail;

import org.sportello.app.Wiring;
import org.sportello.mail.Mailbox;

import picocli.CommandLine.Command;

/// `sportello mailbox remove NAME`.
@Command(name = "remove")
public final class MailboxRemoveCommand extends MailboxTask {

    @Override
    int on(Wiring desk, Mailbox mailbox) {
        desk.mail().accounts().remove(mailbox);
        printing().line("cli.mailbox.removed", mailbox.name());
        return 0;
    }
}
