package org.sportello.intake.check;

import org.jspecify.annotations.Nullable;
import org.sportello.intake.arrival.Arrival;
import org.sportello.intake.arrival.Setting;
import org.sportello.intake.arrival.Verdict;
import org.sportello.mail.Mail;
import org.sportello.mail.Mails;
import org.sportello.mail.Mails.Copy;
import org.sportello.mail.message.MailKind;
import org.sportello.mail.message.MessageIds;
import org.sportello.mail.message.MessageKey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What the checks may ask while a batch is filed: the conversations, the mail that we hold, who
/// the customers are.
public final class Desk {

    private final Setting setting;
    private final Conversations conversations;
    private final Mails mails;
    private final MessageIds ids;
    private final Map<Long, List<Copy>> copies = new HashMap<>();
    private final Set<Long> ownReplies = new HashSet<>();
    private final Set<Long> customersMails = new HashSet<>();
    private final Map<Long, List<Sighting>> seen = new HashMap<>();
    private final Map<String, Long> customers = new HashMap<>();

    public Desk(Setting setting, Conversations conversations, Mails mails, MessageIds ids) {
        this.setting = setting;
        this.conversations = conversations;
        this.mails = mails;
        this.ids = ids;
    }

    public Setting setting() {
        return setting;
    }

    public Conversations conversations() {
        return conversations;
    }

    /// What we hold under a message's key, from the store and from the batch so far.
    public List<Copy> copies(long messageKey) {
        return copies.getOrDefault(messageKey, List.of());
    }

    public void holds(Copy copy) {
        copies.computeIfAbsent(copy.messageKey(), _ -> new ArrayList<>()).add(copy);
    }

    public void fetchCopies(Collection<Long> messageKeys) {
        mails.findCopies(messageKeys).forEach(this::holds);
    }

    /// Known customers by address in lower case.
    public Map<String, Long> customers() {
        return customers;
    }

    /// The ticket that one of our signed ids names.
    Optional<Conversation> signed(String messageId) {
        return ids.verify(messageId)
                .filter(number -> number > 0)
                .flatMap(conversations::withNumber);
    }

    boolean oursBySignature(String messageId) {
        return ids.verify(messageId).isPresent();
    }

    /// A customer's mail was filed in this batch.
    public void noteCustomersMail(long messageKey) {
        customersMails.add(messageKey);
    }

    /// True if the message is one that a person wrote to us and few others: who answers it got it
    /// from somebody on the ticket. Not so with what went to many, or came over a list.
    boolean customersMail(String messageId) {
        var key = MessageKey.of(messageId);
        if (customersMails.contains(key)) {
            return true;
        }
        return conversations.holds(key)
                && mails.findByMessageIds(List.of(messageId)).stream()
                        .anyMatch(mail ->
                                !mail.outgoing()
                                        && mail.ticketId() != null
                                        && mail.kind().equals(MailKind.CUSTOMER.word())
                                        && mail.recipients().size() <= Endings.MOST_RECIPIENTS);
    }

    /// A message was filed in this batch.
    public void saw(Arrival arrival, @Nullable Conversation conversation) {
        var id = arrival.parsed().messageId();
        if (id != null && conversation != null) {
            var sighting = new Sighting(likeness(arrival), conversation);
            seen.computeIfAbsent(arrival.messageKey(), _ -> new ArrayList<>()).add(sighting);
        }
    }

    private static String likeness(Arrival arrival) {
        var parsed = arrival.parsed();
        var from = parsed.from();
        return likeness(from == null ? "" : from.key(), parsed.subject(), parsed.date());
    }

    private static String likeness(String from, String subject, @Nullable Instant date) {
        return from + '\0' + subject + '\0' + date;
    }

    /// The ticket of a message with the same id, sender, subject and date: the same one, changed on
    /// its way (a list's footer, a gateway's notice).
    Optional<Conversation> sameButChanged(Arrival arrival) {
        var id = arrival.parsed().messageId();
        if (id == null || arrival.parsed().date() == null) {
            return Optional.empty();
        }
        var like = likeness(arrival);
        for (var one : seen.getOrDefault(arrival.messageKey(), List.of())) {
            if (one.likeness().equals(like)) {
                return Optional.of(one.conversation().current());
            }
        }
        return mails.findByMessageIds(List.of(id)).stream()
                .filter(mail ->
                        like.equals(likeness(mail.from().key(), mail.subject(), mail.sentAt())))
                .map(Mail::ticketId)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(conversations::withId);
    }

    /// A message of this batch.
    private record Sighting(String likeness, Conversation conversation) {}

    /// A reply of ours was filed in this batch.
    public void noteOwnReply(long messageKey) {
        ownReplies.add(messageKey);
    }

    /// True if the message is a reply that we sent on a ticket. Whoever answers it belongs there,
    /// from whatever address; not so with a message of ours that began something: it may have gone
    /// to many.
    boolean ownReply(String messageId) {
        var key = MessageKey.of(messageId);
        if (ownReplies.contains(key)) {
            return true;
        }
        return conversations.holds(key)
                && mails.findByMessageIds(List.of(messageId)).stream().anyMatch(Desk::isReply);
    }

    private static boolean isReply(Mail mail) {
        return mail.outgoing()
                && mail.ticketId() != null
                && !mail.flags().contains(Verdict.OPENING);
    }
}
