package org.sportello.mail.imap;

import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.fetch.MailServerRefused;
import org.sportello.mail.signin.Bearer;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.Credential.Password;
import org.sportello.mail.signin.Credential.Token;
import org.sportello.mail.signin.MailboxUnreachable;
import org.sportello.mail.signin.NoSecureLine;
import org.sportello.mail.signin.NotAMailServer;
import org.sportello.mail.signin.ServerLine;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.signin.Trust;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One signed-in line to an IMAP server (RFC 3501, RFC 9051). It speaks the protocol itself, one
/// command at a time, and keeps nothing in mind but the folder that is open. To read, folders are
/// opened with EXAMINE and messages are fetched with PEEK: nothing on the server changes. Commands
/// that change something are classes of their own, and need [#select]. Used by one thread; only
/// [#endIdle()] and [#cut()] may come from others.
public final class ImapConnection implements AutoCloseable {

    private static final Duration FAREWELL = Duration.ofSeconds(3);

    private final ServerUrl url;
    private final ServerLine line;
    private final SignInProtocol protocol;
    private final Idle idle;
    private volatile boolean news;
    private volatile int exists;

    private ImapConnection(ServerUrl url, ServerLine line, SignInProtocol protocol) {
        this.url = url;
        this.line = line;
        this.protocol = protocol;
        this.idle = new Idle(this);
        protocol.addResponseHandler(this::notice);
    }

    /// Connects and signs in with a password.
    ///
    /// @throws Problem in words for everything that can go wrong on the way
    public static ImapConnection open(ServerUrl url, String password, Trust trust) {
        return open(url, new Password(password), trust);
    }

    /// Connects and signs in.
    ///
    /// @throws Problem in words for everything that can go wrong on the way
    public static ImapConnection open(ServerUrl url, Credential credential, Trust trust) {
        if (url.protocol() != Protocol.IMAP) {
            throw new Problem("mail.badUrl", url.toString());
        }
        var line = new ServerLine(url, trust);
        var protocol = connected(url, line);
        var ready = false;
        try {
            secured(url, line, protocol);
            signedIn(url, protocol, credential);
            ready = true;
            return new ImapConnection(url, line, protocol);
        } finally {
            if (!ready) {
                protocol.disconnect();
            }
        }
    }

    private static SignInProtocol connected(ServerUrl url, ServerLine line) {
        try {
            return new SignInProtocol(url, line);
        } catch (ConnectionException unwelcome) {
            var greeting = unwelcome.getResponse();
            throw greeting == null || greeting.isBYE()
                    ? MailboxUnreachable.busy(url.host(), unwelcome)
                    : new NotAMailServer(url.host(), url.port(), unwelcome);
        } catch (ProtocolException | IOException failure) {
            throw line.whileConnecting(failure);
        } catch (NullPointerException | IndexOutOfBoundsException nonsense) {
            // The library trips over answers that make no sense.
            throw MailboxUnreachable.lost(url.host(), nonsense);
        }
    }

    private static void secured(ServerUrl url, ServerLine line, IMAPProtocol protocol) {
        if (url.security() != Security.STARTTLS) {
            return;
        }
        if (!protocol.hasCapability("STARTTLS")) {
            throw new NoSecureLine(url.host(), null);
        }
        try {
            protocol.startTLS();
            protocol.capability();
        } catch (CommandFailedException refused) {
            throw new NoSecureLine(url.host(), refused);
        } catch (ProtocolException failure) {
            throw line.whileConnecting(failure);
        }
    }

    private static void signedIn(ServerUrl url, SignInProtocol protocol, Credential credential) {
        try {
            if (protocol.isAuthenticated()) {
                return;
            }
            switch (credential) {
                case Password(var secret) -> password(url, protocol, secret);
                case Token(var value) ->
                        protocol.bearer(
                                Bearer.of(
                                        url,
                                        value,
                                        name -> protocol.hasCapability("AUTH=" + name)));
            }
            if (!protocol.hasCapability("UIDPLUS") && !protocol.hasCapability("IDLE")) {
                protocol.capability();
            }
        } catch (CommandFailedException no) {
            throw temporary(no)
                    ? MailboxUnreachable.busy(url.host(), no)
                    : SignInRejected.of(credential, url.user(), url.host(), no);
        } catch (ProtocolException failure) {
            throw MailboxUnreachable.lost(url.host(), failure);
        }
    }

    private static void password(ServerUrl url, IMAPProtocol protocol, String secret)
            throws ProtocolException {
        if (protocol.hasCapability("AUTH=PLAIN")) {
            protocol.authplain(null, url.user(), secret);
        } else if (!protocol.hasCapability("LOGINDISABLED")) {
            protocol.login(url.user(), secret);
        } else if (protocol.hasCapability("AUTH=LOGIN")) {
            protocol.authlogin(url.user(), secret);
        } else {
            throw new Problem("mail.noSignIn", url.host());
        }
    }

    private static boolean temporary(CommandFailedException no) {
        var answer = no.getMessage() == null ? "" : no.getMessage().toUpperCase(Locale.ROOT);
        return answer.contains("[UNAVAILABLE]")
                || answer.contains("[INUSE]")
                || answer.contains("[LIMIT]")
                || answer.contains("[SERVERBUG]");
    }

    /// Opens a folder for reading only.
    ///
    /// @throws FolderGone if the server does not let us
    public OpenFolder examine(String folder) {
        try {
            var info = protocol.examine(folder);
            news = false;
            exists = info.total;
            return new OpenFolder(
                    folder, Math.max(1, info.uidvalidity), Math.max(0, info.uidnext), info.total);
        } catch (CommandFailedException no) {
            throw new FolderGone(folder, no);
        } catch (ProtocolException failure) {
            throw problem(failure);
        }
    }

    /// Opens a folder to change what lies in it.
    ///
    /// @return its UIDVALIDITY
    /// @throws FolderGone if the server does not let us
    /// @throws MailServerRefused if it can only be read
    public long select(String folder) {
        try {
            var info = protocol.select(folder);
            exists = info.total;
            if (info.mode == jakarta.mail.Folder.READ_ONLY) {
                throw new MailServerRefused(url.host(), "[READ-ONLY] " + folder, null);
            }
            return Math.max(1, info.uidvalidity);
        } catch (CommandFailedException no) {
            throw new FolderGone(folder, no);
        } catch (ProtocolException failure) {
            throw problem(failure);
        }
    }

    /// The name of a folder, as an argument of a command.
    Argument folder(String name) {
        return protocol.folder(name);
    }

    /// All folders of the account, with their names in plain letters.
    public List<RemoteFolder> folders() {
        try {
            var folders = new ArrayList<RemoteFolder>();
            var found = protocol.list("", "*");
            if (found != null) {
                for (var one : found) {
                    folders.add(
                            new RemoteFolder(
                                    one.name,
                                    one.canOpen,
                                    one.separator,
                                    List.of(one.attrs == null ? new String[0] : one.attrs)));
                }
            }
            return List.copyOf(folders);
        } catch (ProtocolException failure) {
            throw problem(failure);
        }
    }

    /// UIDs that a search in the open folder finds.
    long[] search(String criteria, @Nullable Argument argument) {
        var found = new ArrayList<Long>();
        for (var response : command("UID SEARCH " + criteria, argument)) {
            if (response instanceof IMAPResponse untagged && untagged.keyEquals("SEARCH")) {
                for (long uid = untagged.readLong(); uid != -1; uid = untagged.readLong()) {
                    found.add(uid);
                }
            }
        }
        return found.stream().mapToLong(Long::longValue).toArray();
    }

    /// Waits until the server has news, someone calls [#endIdle()], or the time is over.
    ///
    /// @return true if there may be new mail
    public boolean idle(Duration atMost) {
        return idle.run(atMost);
    }

    /// Ends a waiting [#idle(Duration)], from any thread.
    public void endIdle() {
        idle.end();
    }

    /// Whether the server offers this.
    public boolean can(String capability) {
        return protocol.hasCapability(capability);
    }

    /// The certificate that the server has shown; empty on a line without protection.
    public Optional<X509Certificate> certificate() {
        return line.certificate();
    }

    /// Looks whether an answer says, beside what was asked, that messages have come.
    void notice(Response answer) {
        if (answer instanceof IMAPResponse untagged) {
            if (untagged.keyEquals("EXISTS")) {
                news = true;
                exists = untagged.getNumber();
            } else if (untagged.keyEquals("EXPUNGE")) {
                exists = Math.max(0, exists - 1);
            }
        }
    }

    /// How many messages the open folder has, as far as the server has told.
    public int exists() {
        return exists;
    }

    /// True if the server has said that messages came since this was asked last, or since the
    /// folder was opened. Servers say it once, whatever command is just running.
    public boolean takeNews() {
        var taken = news;
        news = false;
        return taken;
    }

    /// One command, all its answers; the last one says how it ended.
    Response[] command(String command, @Nullable Argument argument) {
        var responses = protocol.command(command, argument);
        protocol.notifyResponseHandlers(responses);
        try {
            protocol.handleResult(responses[responses.length - 1]);
            return responses;
        } catch (ProtocolException failure) {
            throw problem(failure);
        }
    }

    IMAPProtocol protocol() {
        return protocol;
    }

    ServerLine line() {
        return line;
    }

    ServerUrl url() {
        return url;
    }

    /// The words for what went wrong on the open line.
    Problem problem(Exception failure) {
        if (failure instanceof ProtocolException said
                && !(failure instanceof ConnectionException)
                && said.getResponse() != null
                && said.getResponse().isTagged()) {
            var answer = said.getResponse().getRest();
            return new MailServerRefused(url.host(), answer == null ? "" : answer, failure);
        }
        return MailboxUnreachable.lost(url.host(), failure);
    }

    /// What was said cannot be made out, however often it is asked.
    public Problem unclear() {
        return problem(new IOException("Answers that contradict each other"));
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
            protocol.logout();
        } catch (ProtocolException | IOException alreadyGone) {
            line.cut();
        } finally {
            protocol.disconnect();
        }
    }

    /// A folder opened for reading.
    ///
    /// @param uidValidity the server's promise that UIDs still mean the same
    /// @param uidNext the UID that the next message will have; 0 if the server does not say
    /// @param total messages in it
    public record OpenFolder(String name, long uidValidity, long uidNext, int total) {}

    /// A folder as the server lists it.
    ///
    /// @param attributes such as `\Sent`
    public record RemoteFolder(
            String name, boolean openable, char separator, List<String> attributes) {

        boolean is(String attribute) {
            return attributes.stream().anyMatch(attribute::equalsIgnoreCase);
        }
    }
}
