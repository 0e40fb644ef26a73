package org.sportello.mail.setup;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.imap.FolderGone;
import org.sportello.mail.imap.ImapConnection.RemoteFolder;
import org.sportello.mail.setup.ServerCheck.Step;
import org.sportello.mail.signin.Credential;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The test of a mailbox, step by step: which server is tried next, and what is known so far. It
/// makes no connection itself: whoever runs it takes the [#next()] attempt, makes it, and tells how
/// it went; the window does so on two threads, the command line on one.
///
/// Where several servers come into question, the next one is tried only while none has asked for
/// the password; of several failures the most telling one is told.
public final class MailboxTrial {

    /// How a step stands.
    public enum State {
        AHEAD,
        RUNNING,
        DONE,
        /// Went well, but is worth a second look.
        CAREFUL,
        SKIPPED,
        FAILED
    }

    /// One step.
    ///
    /// @param subject the server, the name or the number it is about; empty if not known yet, or
    ///   for a line without protection
    /// @param tried what was tried before in this step, and why it was not that
    public record Line(
            Step step, State state, String subject, @Nullable Problem problem, List<Tried> tried) {

        public Line {
            tried = List.copyOf(tried);
        }
    }

    /// A server that it was not.
    public record Tried(ServerUrl url, Problem problem) {}

    /// The servers that come into question, the likeliest first.
    ///
    /// @param outgoing empty to leave sending out
    /// @param folders those that must be there
    public record Servers(
            List<ServerUrl> incoming, List<ServerUrl> outgoing, List<String> folders) {

        public Servers {
            incoming = List.copyOf(incoming);
            outgoing = List.copyOf(outgoing);
            folders = List.copyOf(folders);
        }

        /// Those of a mailbox.
        public static Servers of(Mailbox mailbox) {
            var outgoing = mailbox.outgoing();
            return new Servers(
                    List.of(mailbox.incoming()),
                    outgoing == null ? List.of() : List.of(outgoing),
                    mailbox.folders());
        }
    }

    private final Servers servers;
    private final Map<Step, Line> lines = new EnumMap<>(Step.class);
    private final Map<Step, List<Tried>> tried = new EnumMap<>(Step.class);
    private int at;
    private @Nullable Problem before;
    private @Nullable ServerUrl receiving;
    private @Nullable ServerUrl sending;
    private List<RemoteFolder> folders = List.of();
    private boolean over;
    private boolean unproved;

    public MailboxTrial(Servers servers) {
        this(servers, List.of());
    }

    /// After a search.
    ///
    /// @param shut servers that were knocked at already, and where nobody opened
    public MailboxTrial(Servers servers, List<ServerSearch.Shut> shut) {
        this.servers = servers;
        for (var step : Step.values()) {
            tried.put(step, new ArrayList<>());
            lines.put(step, new Line(step, State.AHEAD, "", null, List.of()));
        }
        for (var one : shut) {
            tried(one.url(), one.problem());
        }
    }

    private void tried(ServerUrl url, Problem problem) {
        var step = url.protocol() == Protocol.SMTP ? Step.SEND : ServerCheck.where(problem);
        var all = Objects.requireNonNull(tried.get(step));
        var known =
                all.stream()
                        .anyMatch(one ->
                                one.problem().key().equals(problem.key())
                                        && one.url().host().equals(url.host()));
        var ahead = servers.incoming().contains(url) || servers.outgoing().contains(url);
        if (!known && !(ahead && line(Step.FIND).state() == State.AHEAD)) {
            all.add(new Tried(url, problem));
        }
    }

    /// The server to try now; empty when the test is over.
    public Optional<ServerUrl> next() {
        if (over) {
            return Optional.empty();
        }
        if (receiving == null) {
            var url = servers.incoming().get(at);
            set(Step.FIND, State.RUNNING, url.host(), null);
            return Optional.of(url);
        }
        if (servers.outgoing().isEmpty()) {
            set(Step.SEND, State.SKIPPED, "", null);
            over = true;
            return Optional.empty();
        }
        var url = servers.outgoing().get(at);
        set(Step.SEND, State.RUNNING, url.host(), null);
        return Optional.of(url);
    }

    /// Makes an attempt: takes its time.
    ///
    /// @return the folders of the account; empty for sending
    /// @throws Problem in words for everything that can go wrong on the way
    public static List<RemoteFolder> attempt(
            ServerCheck check, ServerUrl url, Credential credential) {
        if (url.protocol() != Protocol.SMTP) {
            return check.receive(url, credential);
        }
        check.send(url, credential);
        return List.of();
    }

    /// The whole test on this thread.
    ///
    /// @param credentials what lets us in at each server
    /// @param told is called when something is known that was not before
    public void run(ServerCheck check, Function<ServerUrl, Credential> credentials, Runnable told) {
        for (var next = next(); next.isPresent(); next = next()) {
            var url = next.get();
            try {
                worked(url, attempt(check, url, credentials.apply(url)));
            } catch (Problem problem) {
                failed(url, problem);
            }
            told.run();
        }
        told.run();
    }

    /// The attempt went well.
    public void worked(ServerUrl url, List<RemoteFolder> found) {
        before = null;
        at = 0;
        if (url.protocol() == Protocol.SMTP) {
            sending = url;
            set(Step.SEND, State.DONE, url.host(), null);
            over = true;
            return;
        }
        receiving = url;
        folders = List.copyOf(found);
        set(Step.FIND, State.DONE, url.host(), null);
        protectedBy(url);
        set(Step.SIGN_IN, State.DONE, url.user(), null);
        var number = Integer.toString(found.size());
        var missing = servers.folders().stream().filter(name -> !isThere(name)).findFirst();
        if (missing.isPresent()) {
            set(Step.FOLDERS, State.FAILED, number, new FolderGone(missing.get(), null));
        } else {
            set(Step.FOLDERS, State.DONE, number, null);
        }
    }

    /// How the line was, after it was open.
    private void protectedBy(ServerUrl url) {
        var open = url.security() == Security.PLAIN;
        set(
                Step.SECURE,
                open && !url.loopback() ? State.CAREFUL : State.DONE,
                open ? "" : url.host(),
                null);
    }

    private boolean isThere(String name) {
        return folders.stream()
                .map(RemoteFolder::name)
                .anyMatch(one ->
                        name.equalsIgnoreCase("INBOX")
                                ? one.equalsIgnoreCase(name)
                                : one.equals(name));
    }

    /// The attempt failed.
    public void failed(ServerUrl url, Problem problem) {
        var where = ServerCheck.where(problem);
        var mayGoOn = where == Step.FIND || where == Step.SECURE;
        var told = mayGoOn ? telling(problem) : problem;
        var all = url.protocol() == Protocol.SMTP ? servers.outgoing() : servers.incoming();
        unproved |= where == Step.SECURE;
        if (mayGoOn && at + 1 < all.size() && !downgrades(url, all.get(at + 1))) {
            before = told;
            at++;
            tried(url, problem);
            return;
        }
        over = true;
        fail(url, url.protocol() == Protocol.SMTP ? Step.SEND : ServerCheck.where(told), told);
    }

    /// A server that cannot prove who it is must not be got around by asking for less: POP3 is for
    /// where there is no IMAP.
    private boolean downgrades(ServerUrl from, ServerUrl to) {
        return unproved && from.protocol() != to.protocol();
    }

    /// Of several failed guesses, the one that says most: a server that was there.
    private Problem telling(Problem now) {
        return before == null || before.key().equals("mail.hostUnknown") ? now : before;
    }

    /// What came before it went well.
    private void fail(ServerUrl url, Step where, Problem problem) {
        var host = line(Step.FIND).subject();
        for (var step : Step.values()) {
            var known = line(step).state() != State.AHEAD && line(step).state() != State.RUNNING;
            if (step.compareTo(where) < 0 && !known) {
                if (step == Step.SECURE) {
                    protectedBy(url);
                } else {
                    set(step, State.DONE, host, null);
                }
            }
        }
        set(where, State.FAILED, line(where).subject(), problem);
    }

    private Line line(Step step) {
        return Objects.requireNonNull(lines.get(step));
    }

    private void set(Step step, State state, String subject, @Nullable Problem problem) {
        lines.put(step, new Line(step, state, subject, problem, List.of()));
    }

    /// All steps, in order.
    public List<Line> lines() {
        return lines.values().stream()
                .map(line ->
                        new Line(
                                line.step(),
                                line.state(),
                                line.subject(),
                                line.problem(),
                                Objects.requireNonNull(tried.get(line.step()))))
                .toList();
    }

    /// The test is over, and nothing failed.
    public boolean passed() {
        return over && lines.values().stream().noneMatch(line -> line.state() == State.FAILED);
    }

    /// The server that mail is fetched from; null until one worked.
    public @Nullable ServerUrl receiving() {
        return receiving;
    }

    /// The server that mail is sent through; null until one worked, and without sending.
    public @Nullable ServerUrl sending() {
        return sending;
    }

    /// The folders of the account; empty until they are known.
    public List<RemoteFolder> folders() {
        return folders;
    }
}
