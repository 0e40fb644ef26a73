package org.sportello.desk;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mail;
import org.sportello.mail.message.Attachment;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.ParsedMail;
import org.sportello.reply.Sent;
import org.sportello.text.markdown.MarkdownWriter;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Draft;
import org.sportello.ticket.Draft.DraftFile;
import org.sportello.ticket.Draft.Kind;
import org.sportello.ticket.Interaction;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes a draft again out of a message of ours that has not left: what the agent wrote, without
/// what was added when it was composed.
public final class TakenBack {

    private TakenBack() {}

    /// The draft, not kept yet.
    ///
    /// @param message one of the ticket's, that waits
    /// @param agentId who goes on writing
    /// @throws IllegalArgumentException if the message does not wait
    public static Draft draft(Desk desk, OpenTicket open, Message message, long agentId) {
        var sent = message.waiting();
        var mail = message.mail();
        var parsed = message.parsed();
        if (sent == null || mail == null || parsed == null) {
            throw new IllegalArgumentException("Nothing to take back");
        }
        var kind = kind(open, parsed);
        return new Draft(
                0,
                kind == Kind.NEW ? null : open.ticket().id(),
                open.ticket().mailboxId(),
                parsed.from() == null ? null : parsed.from().address(),
                agentId,
                kind,
                written(parsed.to()),
                written(parsed.cc()),
                hidden(desk.post().replies().envelope(sent), parsed),
                parsed.subject(),
                new MarkdownWriter().write(message.body().newText()),
                files(desk, open, mail, parsed, kind),
                Instant.now());
    }

    /// Takes an answer out of the outbox with all that was done together with it; what the agent
    /// wrote is a draft again.
    ///
    /// @param agentId who takes it back, and goes on writing
    /// @return false if it is too late: it has left
    public static boolean reply(Desk desk, Sent sent, long agentId) {
        var open = OpenTicket.read(desk, sent.ticketId(), agentId);
        var draft =
                open.conversation().stream()
                        .filter(one -> is(sent, one.waiting()))
                        .findFirst()
                        .map(one -> draft(desk, open, one, agentId));
        if (!desk.post().replies().undo(sent, Actor.agent(agentId))) {
            return false;
        }
        draft.ifPresent(desk.post().drafts()::save);
        return true;
    }

    /// The same message, whatever has been tried with it meanwhile.
    private static boolean is(Sent sent, @Nullable Sent waiting) {
        return waiting != null && waiting.outboxId() == sent.outboxId();
    }

    private static Kind kind(OpenTicket open, ParsedMail parsed) {
        var said = open.conversation().stream().filter(Message::isSaid).count();
        if (said == 1) {
            return Kind.NEW;
        }
        var answers = !parsed.inReplyTo().isEmpty() || received(open).findAny().isEmpty();
        return answers ? Kind.REPLY : Kind.FORWARD;
    }

    private static Stream<Message> received(OpenTicket open) {
        return open.conversation().stream()
                .filter(one -> one.entry().kind() == Interaction.Kind.MAIL_IN);
    }

    private static List<String> written(List<MailAddress> people) {
        return people.stream()
                .map(one ->
                        one.name().isEmpty()
                                ? one.address()
                                : one.name() + " <" + one.address() + ">")
                .toList();
    }

    /// Who gets it without being named in it.
    private static List<String> hidden(List<String> envelope, ParsedMail parsed) {
        var named =
                Stream.concat(parsed.to().stream(), parsed.cc().stream())
                        .map(MailAddress::key)
                        .collect(Collectors.toSet());
        return envelope.stream()
                .filter(address -> !named.contains(address.toLowerCase(Locale.ROOT)))
                .toList();
    }

    /// A forward gets the files of what it forwards again by itself.
    private static List<DraftFile> files(
            Desk desk, OpenTicket open, Mail mail, ParsedMail parsed, Kind kind) {
        Set<String> added =
                kind == Kind.FORWARD
                        ? received(open)
                                .map(Message::parsed)
                                .filter(Objects::nonNull)
                                .flatMap(one -> one.attachments().stream())
                                .map(Attachment::sha256)
                                .collect(Collectors.toSet())
                        : Set.of();
        var files = new ArrayList<DraftFile>();
        for (var file : parsed.attachments()) {
            if (!added.contains(file.sha256())) {
                files.add(file(desk, mail, file));
            }
        }
        return files;
    }

    private static DraftFile file(Desk desk, Mail mail, Attachment file) {
        @Nullable String name = file.name();
        return new DraftFile(
                Objects.requireNonNullElse(name, "file"),
                file.type(),
                desk.post().reader().attachment(mail.id(), file.index()),
                file.cid());
    }
}
