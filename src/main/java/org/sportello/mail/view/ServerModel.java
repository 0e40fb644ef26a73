package org.sportello.mail.view;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;

import java.util.Locale;

/// A server as it is typed in.
final class ServerModel {

    private static final int LARGEST_PORT = 65_535;

    private final Protocol protocol;
    final StringProperty host = new SimpleStringProperty(this, "host", "");
    final StringProperty port = new SimpleStringProperty(this, "port", "");
    final StringProperty user = new SimpleStringProperty(this, "user", "");
    final ObjectProperty<Security> security =
            new SimpleObjectProperty<>(this, "security", Security.TLS);

    /// The agent has understood what an open line means, and wants it.
    final BooleanProperty open = new SimpleBooleanProperty(this, "open");

    ServerModel(Protocol protocol) {
        this.protocol = protocol;
        security.addListener((_, before, now) -> usualPort(before, now));
        usualPort(null, security.get());
    }

    /// The port follows the protection as long as it is the usual one.
    private void usualPort(@Nullable Security before, Security now) {
        if (before == null || port.get().isBlank() || port.get().equals(usual(before))) {
            port.set(usual(now));
        }
        if (now != Security.PLAIN) {
            open.set(false);
        }
    }

    private String usual(Security protection) {
        return switch (protocol) {
            case IMAP -> protection == Security.TLS ? "993" : "143";
            case POP3 -> protection == Security.TLS ? "995" : "110";
            case SMTP -> protection == Security.TLS ? "465" : "587";
        };
    }

    void show(ServerUrl url) {
        security.set(url.security());
        host.set(url.host());
        port.set(Integer.toString(url.port()));
        user.set(url.user());
        open.set(url.security() == Security.PLAIN);
    }

    boolean isEmpty() {
        return host.get().isBlank();
    }

    BooleanExpression portGood() {
        return Bindings.createBooleanBinding(() -> number() > 0, port);
    }

    BooleanExpression hostGood() {
        return Bindings.createBooleanBinding(
                () ->
                        host.get().isBlank()
                                || host.get().strip().matches("[^@:/?#\\s]+|[0-9a-fA-F:]+"),
                host);
    }

    BooleanExpression openAllowed() {
        return security.isNotEqualTo(Security.PLAIN).or(open);
    }

    private int number() {
        var digits = port.get().strip();
        if (!digits.matches("\\d{1,5}")) {
            return 0;
        }
        int number = Integer.parseInt(digits);
        return number <= LARGEST_PORT ? number : 0;
    }

    /// The server; without a name to sign in with, the address is used.
    ServerUrl url(String address) {
        var name = user.get().isBlank() ? address.strip() : user.get().strip();
        return new ServerUrl(
                protocol,
                security.get(),
                name,
                host.get().strip().toLowerCase(Locale.ROOT),
                number());
    }
}
