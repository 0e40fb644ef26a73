package org.sportello.mail.pop;

import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.signin.Bearer;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.Credential.Password;
import org.sportello.mail.signin.Credential.Token;
import org.sportello.mail.signin.MailboxUnreachable;
import org.sportello.mail.signin.NoSecureLine;
import org.sportello.mail.signin.NotAMailServer;
import org.sportello.mail.signin.ServerLine;
import org.sportello.mail.signin.SignInRejected;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The way into a POP3 server: greeting, protection, and who we are, in whichever way the server
/// offers (RFC 1939 §4, RFC 2595 §4, RFC 5034).
final class PopSignIn {

    private final ServerUrl url;
    private final ServerLine line;
    private PopLines lines;
    private Set<String> abilities = Set.of();

    private PopSignIn(ServerUrl url, ServerLine line, PopLines lines) {
        this.url = url;
        this.line = line;
        this.lines = lines;
    }

    /// Connects and signs in.
    ///
    /// @throws org.sportello.kernel.Problem in words for what the server does not like
    /// @throws IOException if there is no talking to it
    static PopSignIn at(ServerUrl url, ServerLine line, Credential credential) throws IOException {
        var way = new PopSignIn(url, line, new PopLines(line.connect()));
        way.greeted();
        way.secured();
        way.signedIn(credential);
        return way;
    }

    /// What is said after that.
    PopLines lines() {
        return lines;
    }

    /// What the server offers.
    Set<String> abilities() {
        return abilities;
    }

    private void greeted() throws IOException {
        var greeting = lines.hear();
        if (greeting.startsWith("-ERR")) {
            throw MailboxUnreachable.busy(url.host(), null);
        }
        if (!greeting.startsWith("+OK")) {
            throw new NotAMailServer(url.host(), url.port(), null);
        }
        abilities = asked();
    }

    private void secured() throws IOException {
        if (url.security() != Security.STARTTLS) {
            return;
        }
        lines.say("STLS");
        if (!lines.hear().startsWith("+OK")) {
            throw new NoSecureLine(url.host(), null);
        }
        lines = new PopLines(line.secured(lines.socket()));
        abilities = asked();
    }

    private Set<String> asked() throws IOException {
        lines.say("CAPA");
        if (!lines.hear().startsWith("+OK")) {
            return Set.of();
        }
        var found = new HashSet<String>();
        for (var one : new String(lines.block(65_536), StandardCharsets.UTF_8).lines().toList()) {
            found.add(one.strip().toUpperCase(Locale.ROOT));
        }
        return found;
    }

    private void signedIn(Credential credential) {
        try {
            var answer =
                    switch (credential) {
                        case Password(var secret) -> password(secret);
                        case Token(var value) -> token(Bearer.of(url, value, this::offers));
                    };
            if (answer.startsWith("-ERR")) {
                throw temporary(answer)
                        ? MailboxUnreachable.busy(url.host(), new IOException(answer))
                        : SignInRejected.of(
                                credential, url.user(), url.host(), new IOException(answer));
            }
            if (!answer.startsWith("+OK")) {
                throw MailboxUnreachable.lost(url.host(), new IOException("Answers without sense"));
            }
            abilities = asked();
        } catch (IOException failure) {
            throw MailboxUnreachable.lost(url.host(), failure);
        }
    }

    private String password(String secret) throws IOException {
        lines.say("USER " + plain(url.user()));
        var answer = lines.hear();
        if (answer.startsWith("+OK")) {
            lines.say("PASS " + plain(secret));
            answer = lines.hear();
        }
        return answer;
    }

    /// RFC 5034; the long token goes in a line of its own. A server that refuses says why first,
    /// and wants to be answered.
    private String token(Bearer bearer) throws IOException {
        lines.say("AUTH " + bearer.mechanism());
        var answer = lines.hear();
        for (var next = bearer.initial(); answer.startsWith("+ ") || answer.equals("+"); ) {
            lines.say(next);
            next = Bearer.END;
            answer = lines.hear();
        }
        return answer;
    }

    private boolean offers(String mechanism) {
        return abilities.stream()
                .filter(one -> one.startsWith("SASL "))
                .anyMatch(one -> List.of(one.split(" ", -1)).contains(mechanism));
    }

    /// A line break in a name or a password would be a command of its own.
    private String plain(String word) {
        if (word.indexOf('\r') >= 0 || word.indexOf('\n') >= 0) {
            throw new SignInRejected(url.user(), url.host(), null);
        }
        return word;
    }

    private static boolean temporary(String answer) {
        var upper = answer.toUpperCase(Locale.ROOT);
        return upper.contains("[IN-USE]")
                || upper.contains("[LOGIN-DELAY]")
                || upper.contains("[SYS/TEMP]");
    }
}
