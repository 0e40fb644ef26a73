package org.sportello.mail.parse.kind;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.Bounce;
import org.sportello.mail.message.MailKind;
import org.sportello.mail.parse.mime.HeaderBlock.Field;
import org.sportello.mail.parse.mime.MessageIds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Decides what kind a message is: ours, a mail system's report, a program's answer, a list's, or
/// (in any doubt) a customer's.
public final class Classifier {

    /// What a message is.
    ///
    /// @param bounce set exactly for [MailKind#BOUNCE]
    public record Verdict(MailKind kind, List<String> reasons, @Nullable Bounce bounce) {}

    private final Predicate<String> ownMessageId;

    /// @param ownMessageId tells our own Message-IDs (without angle brackets) from others'
    public Classifier(Predicate<String> ownMessageId) {
        this.ownMessageId = ownMessageId;
    }

    /// What the message is, and why.
    public Verdict judge(Message message) {
        List<String> reasons = new ArrayList<>();
        loop(message, reasons);
        if (!reasons.isEmpty()) return new Verdict(MailKind.LOOP, reasons, null);
        Bounce bounce = CertifiedMail.read(message, reasons);
        if (bounce == null) bounce = new BounceReader(message, reasons).read();
        if (bounce != null) return new Verdict(MailKind.BOUNCE, reasons, bounce);
        reasons.clear();
        new Automatic(message, reasons).judge();
        if (!reasons.isEmpty()) return new Verdict(MailKind.AUTOREPLY, reasons, null);
        new Circular(message, reasons).judge();
        if (!reasons.isEmpty()) return new Verdict(MailKind.LIST, reasons, null);
        return new Verdict(MailKind.CUSTOMER, List.of(), null);
    }

    /// Ours: by sender, by our Message-ID, by our mark (not by another desk's), or because it
    /// passed our mailbox before. A web form that writes in our name for someone else is not.
    private void loop(Message message, List<String> reasons) {
        String id = MessageIds.own(message.header().first("message-id"));
        if (id != null && ownMessageId.test(id)) reasons.add("own:message-id");
        for (String mark : message.header().all("x-loop")) {
            if (mentionsSelf(mark, message.self())) reasons.add("header:x-loop");
        }
        for (String mark : message.header().all("x-sportello-loop")) {
            String marked = MessageIds.own(mark);
            if (marked != null && ownMessageId.test(marked)) {
                reasons.add("header:x-sportello-loop");
                break;
            }
        }
        if (passedBefore(message, message.self())) reasons.add("header:delivered-to");
        if (message.ours(message.sender()) && !message.writtenForAnother() && !isReport(message))
            reasons.add("from:self");
    }

    private static boolean isReport(Message message) {
        return message.root().mediaType().equals("multipart/report");
    }

    private static boolean mentionsSelf(String value, Set<String> self) {
        String lower = value.toLowerCase(Locale.ROOT);
        for (String address : self) if (!address.isEmpty() && lower.contains(address)) return true;
        return false;
    }

    /// Delivered to one of our addresses twice, with a journey between.
    private static boolean passedBefore(Message message, Set<String> self) {
        Set<String> delivered = new HashSet<>();
        Set<String> travelled = new HashSet<>();
        for (Field field : message.header().fields()) {
            if (field.name().equals("received")) travelled.addAll(delivered);
            else if (field.name().equals("delivered-to")) {
                String address =
                        field.value()
                                .replace("<", "")
                                .replace(">", "")
                                .strip()
                                .toLowerCase(Locale.ROOT);
                if (!self.contains(address)) continue;
                if (travelled.contains(address)) return true;
                delivered.add(address);
            }
        }
        return false;
    }
}
