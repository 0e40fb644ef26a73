package org.sportello.mail;

/// Where a mail server is and how to talk to it, without any secret. Written as
/// `imaps://user@host:993`, `imap://user@host:143?starttls`, `imap://user@127.0.0.1:1143?plain`,
/// and the same for `smtp(s)` and `pop3(s)`.
public record ServerUrl(Protocol protocol, Security security, String user, String host, int port) {

    public enum Protocol {
        IMAP,
        POP3,
        SMTP
    }

    /// How the line is protected. PLAIN only after an explicit yes: it must be written.
    public enum Security {
        TLS,
        STARTTLS,
        PLAIN
    }
}
