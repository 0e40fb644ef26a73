package org.sportello.mail.imap;

import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.fetch.MailServerRefused;
import org.sportello.mail.imap.signin.SignIn;
import org.sportello.mail.imap.signin.SignInProtocol;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.Credential.Password;
import org.sportello.mail.signin.MailboxUnreachable;
import org.sportello.mail.signin.ServerLine;
import org.sportello.mail.signin.Trust;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

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
    private final Asides asides = new Asides();

    private ImapConnection(ServerUrl url, ServerLine line, SignInProtocol protocol) {
        this.url = url;
        this.line = line;
        this.protocol = protocol;
        this.idle = new Idle(this);
        protocol.addResponseHandler(asides);
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
        return new ImapConnection(url, line, SignIn.at(url, line, credential));
    }

    /// Opens a folder for reading only.
    ///
    /// @throws FolderGone if the server does not let us
    public OpenFolder examine(String folder) {
        try {
            var info = protocol.examine(folder);
            asides.opened(info.total);
            return new OpenFolder(
                    folder,
                    Math.max(1, info.uidvalidity),
                    Math.max(0, info.uidnext),
                    info.total,
                    ChangeCount.of(this, info));
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
            asides.opened(info.total);
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

    /// What the server says of the open folder beside what was asked.
    Asides asides() {
        return asides;
    }

    /// How many messages the open folder has, as far as the server has told.
    public int exists() {
        return asides.exists();
    }

    /// True if the server has said that messages came since this was asked last, or since the
    /// folder was opened. Servers say it once, whatever command is just running.
    public boolean takeNews() {
        return asides.takeNews();
    }

    /// The messages of which the server has said by itself that something became of them, since
    /// this was asked last.
    public Touched takeTouched() {
        return asides.takeTouched();
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

    /// One command whose answers are taken one at a time, so that memory does not grow with them.
    ///
    /// @return false if one of them could not be read and was left out
    boolean stream(String command, Consumer<Response> each) {
        try {
            var tag = protocol.writeCommand(command, null);
            var whole = true;
            while (true) {
                try {
                    var answer = protocol.readResponse();
                    if (answer.isTagged() && tag.equals(answer.getTag())) {
                        protocol.handleResult(answer);
                        return whole;
                    }
                    if (answer.isBYE()) {
                        throw new IOException(answer.toString());
                    }
                    each.accept(answer);
                } catch (ParsingException | IndexOutOfBoundsException oneAnswer) {
                    whole = false;
                }
            }
        } catch (IOException | ProtocolException failure) {
            throw problem(failure);
        }
    }

    SignInProtocol protocol() {
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
    /// @param modSeq how many changes the server has counted in it (RFC 7162); 0 if it does not
    public record OpenFolder(String name, long uidValidity, long uidNext, int total, long modSeq) {}

    /// Messages of the open folder that somebody else has marked or removed.
    ///
    /// @param any true also if nobody knows which
    /// @param numbers their places in the folder when the server said so; some of them
    public record Touched(boolean any, List<Integer> numbers) {

        public Touched {
            numbers = List.copyOf(numbers);
        }
    }

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
