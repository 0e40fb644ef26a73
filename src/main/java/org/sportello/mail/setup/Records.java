package org.sportello.mail.setup;

import java.io.IOException;
import java.util.List;

/// What the DNS says about a domain.
public interface Records {

    /// One service of a domain (RFC 2782).
    ///
    /// @param host where it is; `""` if the domain says that it has none
    record Service(int priority, int weight, int port, String host) {}

    /// The places of a service, the first to be tried first; empty if nothing is said.
    ///
    /// @param name such as `_imaps._tcp.example.com`
    /// @throws IOException if nobody can be asked
    List<Service> services(String name) throws IOException;

    /// The names of the servers that take in a domain's mail, the first to be tried first.
    ///
    /// @throws IOException if nobody can be asked
    List<String> exchanges(String domain) throws IOException;
}
