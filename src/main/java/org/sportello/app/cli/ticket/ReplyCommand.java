package org.sportello.app.cli.ticket;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Output;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.desk.Values;
import org.sportello.kernel.Problem;
import org.sportello.mail.Alias;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.outbox.OutgoingMail.OutgoingFile;
import org.sportello.reply.Addressed;
import org.sportello.reply.Reply;
import org.sportello.script.Template;
import org.sportello.text.Doc;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// `sportello reply NUMBER`: puts an answer into the outbox; the next `sync` or the open window
/// sends it.
@Command(name = "reply", mixinStandardHelpOptions = true)
public final class ReplyCommand implements Callable<Integer> {

    private static final Pattern NAMED = Pattern.compile("\\s*\"?(.*?)\"?\\s*<([^<>]*)>\\s*");

    @Mixin private StoreOption store = new StoreOption();

    @Mixin private Output output = new Output();

    @Parameters(paramLabel = "NUMBER")
    private long number;

    @Option(names = "--text-file", paramLabel = "FILE")
    private @Nullable String file;

    @Option(names = "--script", paramLabel = "NAME")
    private @Nullable String script;

    @Option(names = "--state", paramLabel = "STATE")
    private TicketState state = TicketState.WAITING;

    @Option(names = "--cc", paramLabel = "ADDRESS")
    private List<String> copies = List.of();

    @Option(names = "--from", paramLabel = "ADDRESS")
    private @Nullable String from;

    @Option(names = "--attach", paramLabel = "FILE")
    private List<Path> attachments = List.of();

    @Option(names = "--agent", paramLabel = "NAME")
    private @Nullable String agent;

    @Override
    public Integer call() throws IOException {
        if (!state.choosable()) {
            throw new Problem("ticket.set-invalid", "state=" + TicketJson.word(state));
        }
        var written = file == null ? "" : store.caller().text(file);
        if (written.isBlank() && script == null) {
            throw new Problem("cli.reply.empty");
        }
        var text = written.isBlank() ? Doc.EMPTY : Doc.ofText(written);
        var files = files();
        try (var desk = store.openExisting()) {
            var one = new OneTicket(desk);
            var ticket = one.find(number);
            var actor = one.actor(agent);
            var body = script == null ? text : script(desk, ticket, actor, script).then(text);
            send(desk, ticket, body, files, actor);
            if (output.asJson()) {
                TicketCommand.show(desk, one.find(number), output);
            } else {
                output.line(output.texts().get("cli.reply.done", String.valueOf(number)));
            }
            return 0;
        }
    }

    private void send(Wiring desk, Ticket ticket, Doc body, List<OutgoingFile> files, Actor actor) {
        var replies = desk.mail().replies();
        var addressed = replies.address(ticket.id(), false);
        var cc = new ArrayList<>(addressed.cc());
        copies.forEach(copy -> cc.add(recipient(copy)));
        replies.send(
                new Reply(
                        ticket.id(),
                        addressed.to(),
                        cc,
                        List.of(),
                        addressed.subject(),
                        body,
                        files,
                        false,
                        new Reply.Then(
                                state,
                                state == TicketState.WAITING ? WaitingFor.CUSTOMER : null,
                                null),
                        null,
                        sender(addressed)),
                Duration.ZERO,
                actor);
    }

    /// The address of the mailbox that was asked for; null for the one it was written to.
    private @Nullable String sender(Addressed addressed) {
        var wanted = from;
        if (wanted == null) {
            return null;
        }
        return addressed.senders().stream()
                .map(Alias::address)
                .filter(wanted.strip()::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                "cli.reply.no-sender",
                                wanted,
                                String.join(
                                        ", ",
                                        addressed.senders().stream()
                                                .map(Alias::address)
                                                .toList())));
    }

    /// `luca@example.com` or `Luca <luca@example.com>`.
    private static MailAddress recipient(String text) {
        var named = NAMED.matcher(text);
        return named.matches()
                ? new MailAddress(named.group(1), named.group(2))
                : new MailAddress("", text.strip());
    }

    private static Doc script(Wiring desk, Ticket ticket, Actor actor, String name) {
        var reply =
                desk.store()
                        .scripts()
                        .findReplyByName(name)
                        .orElseThrow(() -> new Problem("cli.reply.no-script", name));
        var customer = desk.store().customers().get(ticket.customerId());
        var agent =
                actor.agentId() == null
                        ? null
                        : desk.store().agents().find(actor.agentId()).orElse(null);
        var values = new Values(ticket, customer, agent);
        var template = Template.of(reply.body());
        var unknown = template.unknown(values::find);
        if (!unknown.isEmpty()) {
            throw new Problem("cli.reply.asks", name, String.join(", ", unknown));
        }
        desk.store().scripts().usedReply(reply.id());
        return new MarkdownReader().read(template.fill(values::find));
    }

    private List<OutgoingFile> files() throws IOException {
        var files = new ArrayList<OutgoingFile>();
        for (var path : attachments) {
            var bytes = store.caller().bytes(path.toString());
            var name = Objects.requireNonNull(path.getFileName()).toString();
            var type =
                    Objects.requireNonNullElse(
                            Files.probeContentType(path), "application/octet-stream");
            files.add(new OutgoingFile(name, type, bytes, null));
        }
        return files;
    }
}
