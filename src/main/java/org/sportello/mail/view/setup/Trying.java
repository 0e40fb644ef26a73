package org.sportello.mail.view.setup;

import org.sportello.mail.setup.ServerCheck;
import org.sportello.mail.setup.ServerSearch;
import org.sportello.mail.signin.TrustedServers;

import java.util.function.Consumer;

/// What a mailbox is found and tried with before it is saved.
///
/// @param search finds servers
/// @param check tries servers
/// @param trusted servers that are believed with a certificate that nobody vouches for
/// @param browser opens a page in the system's browser; not for the screen's thread
public record Trying(
        ServerSearch search, ServerCheck check, TrustedServers trusted, Consumer<String> browser) {}
