package org.sportello.mail.view.setup;

import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.setup.MailboxTrial.Servers;
import org.sportello.mail.setup.ServerGuesses;

import java.util.List;
import java.util.function.Supplier;

/// The servers as somebody types them in who knows them.
final class ServersByHand {

    /// They are entered by hand.
    final BooleanProperty on = new SimpleBooleanProperty(this, "on");

    final ServerModel incoming = new ServerModel(Protocol.IMAP);
    final ServerModel outgoing = new ServerModel(Protocol.SMTP);

    /// @param suggestion what stands there when somebody begins
    ServersByHand(Supplier<ServerGuesses> suggestion) {
        on.addListener((_, _, now) -> {
            if (now && incoming.isEmpty()) {
                show(suggestion.get());
            }
        });
    }

    private void show(ServerGuesses guesses) {
        guesses.incoming().stream().findFirst().ifPresent(incoming::show);
        guesses.outgoing().stream().findFirst().ifPresent(outgoing::show);
    }

    void show(Mailbox mailbox) {
        incoming.show(mailbox.incoming());
        if (mailbox.outgoing() != null) {
            outgoing.show(mailbox.outgoing());
        }
        on.set(true);
    }

    /// Nothing is missing and nothing is wrong in them.
    BooleanExpression complete() {
        return incoming.host
                .isNotEmpty()
                .and(incoming.hostGood())
                .and(outgoing.hostGood())
                .and(incoming.portGood())
                .and(outgoing.portGood())
                .and(incoming.openAllowed())
                .and(outgoing.openAllowed());
    }

    /// What was typed; without a name to sign in with, the address is used.
    Servers servers(String address) {
        return new Servers(
                List.of(incoming.url(address)),
                outgoing.isEmpty() ? List.of() : List.of(outgoing.url(address)),
                List.of());
    }
}
