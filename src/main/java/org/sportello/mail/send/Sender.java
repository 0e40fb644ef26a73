package org.sportello.mail.send;

import org.sportello.kernel.Problem;
import org.sportello.mail.MailReader;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.outbox.Outbox.Entry;
import org.sportello.mail.send.Delivery.Delivered;
import org.sportello.mail.send.Delivery.NotNow;
import org.sportello.mail.send.Delivery.Refused;
import org.sportello.mail.send.Delivery.Unknown;
import org.sportello.mail.signin.CertificateRejected;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Sends what is due. A message is marked before the try, so that after a crash it is known that it
/// may be out: then it is never sent again by itself. Failures that may pass are tried again for
/// about a day, at growing intervals. What only a person can put right (a refused sign-in or
/// certificate, no server for sending) is not among them: it is said at once, and tried again only
/// when someone has done something; too many wrong tries lock an account. What would go over the
/// limit of its mailbox waits, and is looked at again in every round.
public final class Sender {

    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));
    private static final Duration LAST_WAIT = Duration.ofHours(2);
    private static final int TRIES = 15;

    /// What nobody wrote is not worth an alarm when its reader cannot be reached.
    private static final Set<String> NOT_WORTH_IT =
            Set.of("mail.needsUtf8", "mail.addressUnknown", "mail.mailboxOff", "mail.mailboxFull");

    private static final Set<String> FOR_A_PERSON =
            Set.of(
                    "mail.signInRejected",
                    "mail.signInExpired",
                    "mail.tokenRejected",
                    "mail.noTokenSignIn",
                    "mail.providerRefused",
                    "mail.providerUnknown",
                    "mail.secretMissing",
                    "mail.noSignIn",
                    "mail.noOutgoing",
                    "mail.noSecureLine",
                    "mail.badUrl");

    private final Mailboxes mailboxes;
    private final SendQueue queue;
    private final MailReader mails;
    private final Connector connector;
    private final SentCopies copies;
    private final InstantSource clock;
    private final HourlyLimits limits;

    public Sender(
            Mailboxes mailboxes,
            SendQueue queue,
            MailReader mails,
            SentCopies copies,
            Connector connector,
            InstantSource clock) {
        this.mailboxes = mailboxes;
        this.queue = queue;
        this.mails = mails;
        this.copies = copies;
        this.connector = connector;
        this.clock = clock;
        limits = new HourlyLimits(queue, clock);
    }

    /// One round: finds out about interrupted messages, sends everything that is due, puts the
    /// copies into the Sent folders. Must not run twice at the same time.
    public synchronized SendResult run() {
        copies.settle(queue.interrupted());
        var result = SendResult.NOTHING;
        for (var mailbox : byMailbox(queue.due(clock.instant())).entrySet()) {
            result = result.plus(send(mailbox.getKey(), mailbox.getValue()));
        }
        copies.file(queue.unfiled());
        return result;
    }

    /// A mailbox was changed, or someone says so: what was kept back until a person does something
    /// about its mailbox is due again.
    public void putRight() {
        queue.again(forAPerson());
    }

    private static Set<String> forAPerson() {
        return Stream.concat(FOR_A_PERSON.stream(), CertificateRejected.keys().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<Mailbox, List<Entry>> byMailbox(List<Entry> entries) {
        var sorted = new LinkedHashMap<Mailbox, List<Entry>>();
        for (var entry : entries) {
            mailboxes
                    .find(entry.mailboxId())
                    .ifPresent(mailbox ->
                            sorted.computeIfAbsent(mailbox, one -> new ArrayList<>()).add(entry));
        }
        return sorted;
    }

    private SendResult send(Mailbox mailbox, List<Entry> entries) {
        var url = mailbox.outgoing();
        if (url == null) {
            return notNow(entries, "mail.noOutgoing", mailbox.name());
        }
        var inTurn = limits.inTurn(mailbox, entries);
        var room = limits.room(mailbox);
        if (room == 0) {
            limits.hold(mailbox, inTurn);
            return SendResult.NOTHING;
        }
        var result = SendResult.NOTHING;
        try {
            var over = new ArrayList<Entry>();
            try (var line = line(mailbox, url)) {
                for (var entry : inTurn) {
                    if (result.sent() < room) {
                        result = result.plus(send(line, mailbox, entry));
                    } else {
                        over.add(entry);
                    }
                }
            }
            limits.hold(mailbox, over);
            return result;
        } catch (Problem problem) {
            return result.plus(notNow(entries, problem.key(), detail(problem)));
        }
    }

    private SmtpConnection line(Mailbox mailbox, ServerUrl url) {
        return url.user().isEmpty()
                ? SmtpConnection.open(url, "", connector.trust())
                : connector
                        .credentials()
                        .sending(
                                mailbox,
                                credential ->
                                        SmtpConnection.open(url, credential, connector.trust()));
    }

    private static String detail(Problem problem) {
        return String.join("\n", problem.arguments().stream().map(String::valueOf).toList());
    }

    private SendResult notNow(List<Entry> entries, String problem, String detail) {
        var failed = 0;
        for (var entry : entries) {
            if (queue.begin(entry.id())) {
                if (forAPerson().contains(problem)) {
                    queue.failed(entry.id(), problem, detail);
                } else {
                    later(entry, new NotNow(problem, detail));
                }
                failed++;
            }
        }
        return new SendResult(0, failed);
    }

    private SendResult send(SmtpConnection line, Mailbox mailbox, Entry entry) {
        var bytes = mails.raw(entry.mailId());
        var envelope = queue.envelope(entry.id());
        if (!queue.begin(entry.id())) {
            return SendResult.NOTHING;
        }
        return switch (line.send(bytes, sender(mailbox, entry), envelope)) {
            case Delivered done -> {
                queue.sent(entry.id(), clock.instant());
                yield new SendResult(1, 0);
            }
            case NotNow reason -> {
                later(entry, reason);
                yield new SendResult(0, 1);
            }
            case Refused reason when isNotWorthIt(entry, reason) -> {
                queue.dropped(entry.id(), reason.problem(), reason.detail());
                yield SendResult.NOTHING;
            }
            case Refused reason -> {
                queue.failed(entry.id(), reason.problem(), reason.detail());
                yield new SendResult(0, 1);
            }
            case Unknown nobodyKnows -> {
                copies.settle(List.of(entry));
                yield new SendResult(0, 1);
            }
        };
    }

    private static boolean isNotWorthIt(Entry entry, Refused reason) {
        return entry.automatic() && NOT_WORTH_IT.contains(reason.problem());
    }

    /// Reports of failure go to whom the message is from: servers check the two against each other.
    private String sender(Mailbox mailbox, Entry entry) {
        var sender = queue.sender(entry.id());
        return sender.isEmpty() ? mailbox.address() : sender;
    }

    private void later(Entry entry, NotNow reason) {
        var tries = entry.attempts() + 1;
        if (tries >= TRIES) {
            queue.failed(entry.id(), reason.problem(), reason.detail());
            return;
        }
        var wait = tries <= WAITS.size() ? WAITS.get(tries - 1) : LAST_WAIT;
        queue.later(entry.id(), clock.instant().plus(wait), reason.problem(), reason.detail());
    }
}
