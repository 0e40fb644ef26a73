package org.sportello.mail.setup;

import org.sportello.mail.ServerUrl;
import org.sportello.mail.signin.MailboxUnreachable;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;

/// Whether somebody opens at the address of a server; nothing is said to them.
@FunctionalInterface
public interface Doors {

    /// Why nobody opens; empty if somebody does.
    Optional<MailboxUnreachable> shut(ServerUrl url);

    /// Over the network, in a short time.
    static Doors network() {
        return url -> {
            var place = new InetSocketAddress(url.host(), url.port());
            if (place.isUnresolved()) {
                return Optional.of(MailboxUnreachable.unknown(url.host(), null));
            }
            try (var socket = new Socket()) {
                socket.connect(place, 5000);
                return Optional.empty();
            } catch (SocketTimeoutException slow) {
                return Optional.of(MailboxUnreachable.silent(url.host(), url.port(), slow));
            } catch (IOException refused) {
                return Optional.of(MailboxUnreachable.refused(url.host(), url.port(), refused));
            }
        };
    }
}
