package org.sportello.intake.arrival;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mail;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.MailKind;
import org.sportello.mail.message.ParsedMail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One message on its way to its ticket, with what the checks ask for again and again.
///
/// @param keys under what it and the messages around it are looked up
/// @param mailId the id that it will be kept under
/// @param at when it counts as said: its arrival, or its original date if it is history
/// @param history true for old mail that is taken in as an archive
/// @param outgoing true if we wrote it
/// @param sharedId true if another message with other content has the same Message-ID: the id then
///   says nothing about the conversation
/// @param senders who wrote it, by every address that an answer would reach; lower case, without
///   our own
/// @param people everybody on it, senders included; lower case, without our own
public record Arrival(
        Origin origin,
        ParsedMail parsed,
        MailKeys keys,
        long mailId,
        Instant at,
        boolean history,
        boolean outgoing,
        boolean sharedId,
        SubjectLine subject,
        Set<String> senders,
        Set<String> people) {

    /// A header may name ten thousand people; no conversation has so many.
    private static final int MOST_PEOPLE = 40;

    private static final int FEW = 8;

    public static Arrival of(Understood understood, Origin origin, long mailId, Setting setting) {
        var parsed = understood.parsed();
        boolean outgoing = ours(parsed, setting.self());
        boolean history = setting.history(origin);
        var at = history ? MailDates.original(parsed, origin.arrivedAt()) : origin.arrivedAt();
        var senders = new LinkedHashSet<String>();
        if (!outgoing) {
            add(senders, parsed.from(), setting);
            add(senders, parsed.customer(), setting);
            parsed.replyTo().stream().limit(3).forEach(one -> add(senders, one, setting));
        }
        var people = new LinkedHashSet<>(senders);
        var delivered = setting.self().isEmpty() ? deliveredTo(parsed) : "";
        for (var list : List.of(parsed.to(), parsed.cc())) {
            for (var one : list) {
                if (people.size() < MOST_PEOPLE && !one.key().equals(delivered)) {
                    add(people, one, setting);
                }
            }
        }
        return new Arrival(
                origin,
                parsed,
                understood.keys(),
                mailId,
                at,
                history,
                outgoing,
                false,
                understood.subject(),
                senders,
                people);
    }

    private static String deliveredTo(ParsedMail parsed) {
        var header = parsed.header("delivered-to");
        return header == null ? "" : header.strip().toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean ours(ParsedMail parsed, Set<String> self) {
        var from = parsed.from();
        return parsed.kind() == MailKind.LOOP && from != null && self.contains(from.key());
    }

    private static void add(Set<String> people, @Nullable MailAddress address, Setting setting) {
        if (address != null && !address.address().isEmpty() && !setting.ours(address.key())) {
            people.add(address.key());
        }
    }

    public Arrival withSharedId() {
        return new Arrival(
                origin, parsed, keys, mailId, at, history, outgoing, true, subject, senders,
                people);
    }

    public long messageKey() {
        return keys.message();
    }

    public long contentKey() {
        return keys.content();
    }

    public List<MailKeys.Reference> references() {
        return keys.references();
    }

    public @Nullable Long outlookKey() {
        return keys.outlook();
    }

    /// Every key under which its conversation may be known: references, its own, Outlook's.
    public List<Long> known() {
        var known = new ArrayList<Long>();
        references().forEach(reference -> known.add(reference.key()));
        if (!sharedId && parsed.messageId() != null) {
            known.add(messageKey());
        }
        var outlook = outlookKey();
        if (outlook != null) {
            known.add(outlook);
        }
        return known;
    }

    public boolean refersToNothing() {
        return parsed.inReplyTo().isEmpty() && parsed.references().isEmpty();
    }

    /// True if it names no more recipients than a conversation has.
    public boolean toFew() {
        return parsed.to().size() + parsed.cc().size() <= FEW;
    }

    /// True if a person wrote it to us: it reopens tickets and starts clocks.
    public boolean human() {
        return !outgoing && (parsed.kind() == MailKind.CUSTOMER || parsed.kind() == MailKind.LIST);
    }

    /// The row that is kept.
    public Mail row(@Nullable Long rawId, @Nullable Long mailboxId, Verdict verdict) {
        var from = parsed.from();
        return new Mail(
                mailId,
                rawId,
                mailboxId,
                outgoing,
                parsed.messageId(),
                parsed.kind().word(),
                parsed.subject(),
                from == null ? new MailAddress("", "") : from,
                recipients(),
                parsed.snippet(),
                parsed.date(),
                history ? at : origin.arrivedAt(),
                parsed.attachments().size(),
                verdict.ticketId(),
                verdict.why(),
                verdict.flags());
    }

    private List<MailAddress> recipients() {
        var all = new ArrayList<>(parsed.to());
        all.addAll(parsed.cc());
        all.addAll(parsed.bcc());
        return all.size() <= MOST_RECIPIENTS ? all : all.subList(0, MOST_RECIPIENTS);
    }

    private static final int MOST_RECIPIENTS = 200;
}
