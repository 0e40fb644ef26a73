package org.sportello.mail.view.setup;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;

import java.util.Locale;

/// A server as it is typed in.
final class ServerModel {

    private static final int LARGEST_PORT = 65_535;

    final ObjectProperty<Protocol> protocol;
    final StringProperty host = new SimpleStringProperty(this, "host", "");
    final StringProperty port = new SimpleStringProperty(this, "port", "");
    final StringProperty user = new SimpleStringProperty(this, "user", "");
    final ObjectProperty<Security> security =
            new SimpleObjectProperty<>(this, "security", Security.TLS);

    /// The agent has understood what an open line means, and wants it.
    final BooleanProperty open = new SimpleBooleanProperty(this, "open");

    ServerModel(Protocol protocol) {
        this.protocol = new SimpleObjectProperty<>(this, "protocol", protocol);
        port.set(usual(protocol, security.get()));
        security.addListener((_, before, now) -> {
            var spoken = this.protocol.get();
            usualPort(usual(spoken, before), usual(spoken, now));
            if (now != Security.PLAIN) {
                open.set(false);
            }
        });
        this.protocol.addListener((_, before, now) ->
                usualPort(usual(before, security.get()), usual(now, security.get())));
    }

    /// The port follows protocol and protection as long as it is the usual one.
    private void usualPort(String before, String now) {
        if (port.get().isBlank() || port.get().equals(before)) {
            port.set(now);
        }
    }

    private static String usual(Protocol protocol, Security protection) {
        return switch (protocol) {
            case IMAP -> protection == Security.TLS ? "993" : "143";
            case POP3 -> protection == Security.TLS ? "995" : "110";
            case SMTP -> protection == Security.TLS ? "465" : "587";
        };
    }

    void show(ServerUrl url) {
        protocol.set(url.protocol());
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
                protocol.get(),
                security.get(),
                name,
                host.get().strip().toLowerCase(Locale.ROOT),
                number());
    }
}
