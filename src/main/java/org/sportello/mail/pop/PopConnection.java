package org.sportello.mail.pop;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.fetch.MailServerRefused;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.MailboxUnreachable;
import org.sportello.mail.signin.ServerLine;
import org.sportello.mail.signin.Trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One signed-in line to a POP3 server (RFC 1939, RFC 2449). Every message stays on the server,
/// unless [#delete] and then [#commit] say otherwise. What is in the mailbox is fixed while the
/// line is open; new mail shows on the next one. Used by one thread; only [#cut()] may come from
/// others.
public final class PopConnection implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(3);
    private static final int TRIES = 3;
    private static final int LONGEST_LIST = 256 * 1024 * 1024;

    private final ServerUrl url;
    private final ServerLine line;
    private final PopLines lines;
    private final Set<String> abilities;
    private int exists;

    private PopConnection(ServerUrl url, ServerLine line, PopSignIn signedIn) {
        this.url = url;
        this.line = line;
        this.lines = signedIn.lines();
        this.abilities = signedIn.abilities();
    }

    /// A message as the server lists it.
    ///
    /// @param number its place, from 1; only good while this line is open
    /// @param uidl what the server knows it by, always
    /// @param size in bytes, as far as the server tells
    public record Listed(int number, String uidl, long size) {}

    /// Connects and signs in.
    ///
    /// @throws Problem in words for everything that can go wrong on the way
    public static PopConnection open(ServerUrl url, Credential credential, Trust trust) {
        if (url.protocol() != Protocol.POP3) {
            throw new Problem("mail.badUrl", url.toString());
        }
        var line = new ServerLine(url, trust);
        var ready = false;
        try {
            var connection = new PopConnection(url, line, PopSignIn.at(url, line, credential));
            ready = true;
            return connection;
        } catch (IOException failure) {
            throw line.whileConnecting(failure);
        } finally {
            if (!ready) {
                line.cut();
            }
        }
    }

    /// All messages, in their order. A listing with a hole in it was damaged on its way and is
    /// asked for again; so is one with a name twice, which is believed when it is said again: two
    /// copies of one message may have one name (RFC 1939 §7).
    ///
    /// @throws Problem `mail.noUidl` if the server cannot tell its messages apart
    public List<Listed> list() {
        var before = List.<String>of();
        for (int i = 0; i < TRIES; i++) {
            var names = listing("UIDL");
            var sizes = listing("LIST");
            if (names.size() == sizes.size()
                    && !names.contains("")
                    && !sizes.contains("")
                    && (names.equals(before) || new HashSet<>(names).size() == names.size())) {
                var listed = new ArrayList<Listed>(names.size());
                for (int at = 0; at < names.size(); at++) {
                    listed.add(new Listed(at + 1, names.get(at), number(sizes.get(at))));
                }
                exists = listed.size();
                return listed;
            }
            before = names;
        }
        throw unclear();
    }

    /// How many messages were listed last.
    public int exists() {
        return exists;
    }

    /// What is said about each message, by its number; empty where nothing sensible was said.
    private List<String> listing(String command) {
        try {
            lines.say(command);
            var answer = lines.hear();
            if (!answer.startsWith("+OK")) {
                throw command.equals("UIDL") && !abilities.contains("UIDL")
                        ? new Problem("mail.noUidl", url.host())
                        : refused(answer);
            }
            var found = new ArrayList<String>();
            for (var one : text(lines.block(LONGEST_LIST)).lines().toList()) {
                var words = one.strip().split("\\s+", 3);
                var right =
                        words.length >= 2 && words[0].equals(Integer.toString(found.size() + 1));
                found.add(right ? words[1] : "");
            }
            return found;
        } catch (IOException failure) {
            throw MailboxUnreachable.lost(url.host(), failure);
        }
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }

    /// Begins to fetch a message; [#take(long)] has it. More than one may be begun where
    /// [#pipelining()] says so.
    public void request(int number) {
        try {
            lines.say("RETR " + number);
        } catch (IOException failure) {
            throw MailboxUnreachable.lost(url.host(), failure);
        }
    }

    /// The next message that was asked for.
    ///
    /// @param most at most so many bytes are kept
    /// @return empty if the server does not hand it out
    public Optional<byte[]> take(long most) {
        try {
            var answer = lines.hear();
            if (answer.startsWith("+OK")) {
                return Optional.of(lines.block(most));
            }
            if (answer.startsWith("-ERR")) {
                return Optional.empty();
            }
            throw unclear();
        } catch (IOException failure) {
            throw MailboxUnreachable.lost(url.host(), failure);
        }
    }

    /// The beginning of a message: its headers.
    ///
    /// @return nothing where the server does not show it
    public byte[] headers(int number) {
        try {
            lines.say("TOP " + number + " 0");
            return lines.hear().startsWith("+OK") ? lines.block(1024 * 1024) : new byte[0];
        } catch (IOException failure) {
            throw MailboxUnreachable.lost(url.host(), failure);
        }
    }

    /// Asks for messages to be deleted; they are when [#commit] has said so.
    ///
    /// @return those that the server does not delete
    public List<Integer> delete(List<Integer> numbers) {
        var refused = new ArrayList<Integer>();
        try {
            for (var number : numbers) {
                lines.say("DELE " + number);
                if (!lines.hear().startsWith("+OK")) {
                    refused.add(number);
                }
            }
            return refused;
        } catch (IOException failure) {
            throw MailboxUnreachable.lost(url.host(), failure);
        }
    }

    /// Ends the visit; only now the server deletes anything (RFC 1939 §6). The line is over.
    ///
    /// @throws MailServerRefused if the server says that it could not
    public void commit() {
        try {
            lines.say("QUIT");
            var answer = lines.hear();
            if (!answer.startsWith("+OK")) {
                throw refused(answer);
            }
        } catch (IOException failure) {
            throw MailboxUnreachable.lost(url.host(), failure);
        } finally {
            line.cut();
        }
    }

    /// Whether the server offers this.
    public boolean can(String ability) {
        return abilities.contains(ability);
    }

    /// The certificate that the server has shown; empty on a line without protection.
    public Optional<X509Certificate> certificate() {
        return line.certificate();
    }

    /// The server takes several commands before it has answered the first.
    public boolean pipelining() {
        return abilities.contains("PIPELINING");
    }

    private Problem refused(String answer) {
        return new MailServerRefused(url.host(), answer, null);
    }

    /// What was said makes no sense: another line may be better.
    public MailboxUnreachable unclear() {
        return MailboxUnreachable.lost(url.host(), new IOException("Answers without sense"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Breaks the line at once, from any thread; whoever uses it gets a Problem.
    public void cut() {
        line.cut();
    }

    /// Says goodbye, but does not insist on an answer.
    @Override
    public void close() {
        try {
            line.patience(FAREWELL);
            lines.say("QUIT");
            @Nullable String _ = lines.hear();
        } catch (IOException alreadyGone) {
            // Nothing was changed that the server would have to confirm.
        } finally {
            line.cut();
        }
    }
}
