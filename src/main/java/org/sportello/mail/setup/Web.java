package org.sportello.mail.setup;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/// Reads small documents from web servers.
@FunctionalInterface
public interface Web {

    /// The document at this address; empty if there is none.
    ///
    /// @throws IOException if the server cannot be asked, or says nothing usable
    Optional<byte[]> get(URI address) throws IOException;
}
