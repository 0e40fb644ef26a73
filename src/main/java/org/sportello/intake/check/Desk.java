package org.sportello.intake.check;

import org.sportello.intake.arrival.Setting;
import org.sportello.intake.arrival.Verdict;
import org.sportello.mail.Mail;
import org.sportello.mail.Mails;
import org.sportello.mail.Mails.Copy;
import org.sportello.mail.message.MessageIds;
import org.sportello.mail.message.MessageKey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
