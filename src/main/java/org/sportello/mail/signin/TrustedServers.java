package org.sportello.mail.signin;

import java.util.List;
import java.util.Locale;

/// The servers whose certificate nobody vouches for, and which somebody has said to be the right
/// ones nevertheless: each by its name, its port and its key.
public interface TrustedServers extends Trust.Exceptions {

    /// All of them, by name and port.
    List<TrustedServer> all();

    /// From now on this key is the right one for this server; another one that was trusted for it
    /// is not any more.
    void trust(TrustedServer server);

    /// From now on the server has to prove who it is like any other. False if there was no
    /// exception for it.
    boolean revoke(String host, int port);

    /// How names of hosts are compared.
    static String plain(String host) {
        return host.strip().toLowerCase(Locale.ROOT);
    }
}
