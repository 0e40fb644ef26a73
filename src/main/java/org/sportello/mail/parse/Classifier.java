package org.sportello.mail.parse;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Bounce;
import org.sportello.mail.MailKind;
import org.sportello.mail.parse.mime.HeaderBlock.Field;
import org.sportello.mail.parse.mime.MessageIds;
import org.sportello.mail.parse.mime.Part;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// Decides what kind a message is: ours, a mail system's report, a program's answer, a list's, or
/// (in any doubt) a customer's.
final class Classifier {

    /// @param bounce set exactly for [MailKind#BOUNCE]
    record Verdict(MailKind kind, List<String> reasons, @Nullable Bounce bounce) {}

    private static final List<String> AUTOREPLY_HEADERS =
            List.of(
                    "x-autoreply",
                    "x-auto-reply",
                    "x-autorespond",
                    "x-autoresponder",
                    "x-autoresponse",
                    "x-auto-response",
                    "x-autoreply-from",
                    "x-mail-autoreply",
                    "x-auto-reply-from",
                    "x-vacation",
                    "x-rim-autoreply",
                    "x-fc-machinegenerated");
    private static final List<String> LIST_HEADERS =
            List.of(
                    "list-id",
                    "list-post",
                    "list-archive",
                    "list-owner",
                    "list-subscribe",
                    "mailing-list",
                    "x-mailing-list",
                    "x-beenthere",
                    "x-mailman-version",
                    "x-listprocessor-version",
                    "x-list-id",
                    "x-listname",
                    "x-ml-name",
                    "x-mlserver",
                    "x-google-group-id",
                    "x-sympa-to");

    private static final Set<String> MULTIPART_REPORTS = Set.of("disposition-notification");

    private final Predicate<String> ownMessageId;

    Classifier(Predicate<String> ownMessageId) {
        this.ownMessageId = ownMessageId;
    }

    Verdict judge(Message message) {
        List<String> reasons = new ArrayList<>();
        loop(message, reasons);
        if (!reasons.isEmpty()) return new Verdict(MailKind.LOOP, reasons, null);
        Bounce bounce = new BounceReader(message, reasons).read();
        if (bounce != null) return new Verdict(MailKind.BOUNCE, reasons, bounce);
        reasons.clear();
        autoreply(message, reasons);
        if (!reasons.isEmpty()) return new Verdict(MailKind.AUTOREPLY, reasons, null);
        list(message, reasons);
        if (!reasons.isEmpty()) return new Verdict(MailKind.LIST, reasons, null);
        return new Verdict(MailKind.CUSTOMER, List.of(), null);
    }

    /// Ours: by sender, by our Message-ID, by our mark (not by another desk's), or because it
    /// passed our mailbox before. A web form that writes in our name for someone else is not.
    private void loop(Message message, List<String> reasons) {
        Set<String> self = message.self();
        String id = MessageIds.own(message.header().first("message-id"));
        if (id != null && ownMessageId.test(id)) reasons.add("own:message-id");
        for (String mark : message.header().all("x-loop")) {
            if (mentionsSelf(mark, self)) reasons.add("header:x-loop");
        }
        for (String mark : message.header().all("x-sportello-loop")) {
            String marked = MessageIds.own(mark);
            if (marked != null && ownMessageId.test(marked)) {
                reasons.add("header:x-sportello-loop");
                break;
            }
        }
        if (passedBefore(message, self)) reasons.add("header:delivered-to");
        if (self.contains(message.sender()) && !writtenForAnother(message) && !isReport(message))
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

    static boolean writtenForAnother(Message message) {
        if (message.replyTo().isEmpty()) return false;
        String reply = message.replyTo().getFirst().key();
        return !reply.isEmpty() && !message.self().contains(reply);
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

    private static void autoreply(Message message, List<String> reasons) {
        String submitted = message.word("auto-submitted");
        boolean generated = submitted.startsWith("auto-generated");
        boolean human = submitted.equals("no");
        if (!submitted.isEmpty() && !human && !generated) reasons.add("header:auto-submitted");
        if (generated && !hasListHeader(message) && !writtenForOther(message))
            reasons.add("header:auto-submitted");
        if (isReceipt(message)) reasons.add("report:disposition-notification");
        if (human) return;
        for (String name : AUTOREPLY_HEADERS) {
            String value = message.word(name);
            if (message.has(name)
                    && !value.equals("no")
                    && !value.equals("false")
                    && !value.equals("none")) reasons.add("header:" + name);
        }
        String precedence = message.word("precedence") + " " + message.word("x-precedence");
        if (precedence.contains("auto_reply")
                || precedence.contains("auto-reply")
                || precedence.contains("autoreply")) reasons.add("header:precedence");
        if (message.header().all("delivered-to").stream()
                .anyMatch(to -> to.toLowerCase(Locale.ROOT).contains("autoresponder")))
            reasons.add("header:delivered-to");
        if (Subjects.isAutoreply(message.subject())) reasons.add("subject:autoreply");
        if (message.nullSender() && !hasListHeader(message)) reasons.add("header:return-path");
        String suppress = message.word("x-auto-response-suppress");
        boolean machine =
                message.has("x-ms-exchange-inbox-rules-loop")
                        || isNoReply(message.senderLocalPart());
        if (suppress.contains("all")
                && machine
                && !hasListHeader(message)
                && !writtenForOther(message)) reasons.add("header:x-auto-response-suppress");
        if (isNoReply(message.senderLocalPart())
                && Subjects.isAcknowledgement(message.subject())
                && !writtenForOther(message)) reasons.add("subject:acknowledgement");
    }

    /// A web form: the person behind it is in Reply-To.
    private static boolean writtenForOther(Message message) {
        return writtenForAnother(message)
                && !message.replyTo()
                        .getFirst()
                        .domain()
                        .equals(message.from() == null ? "" : message.from().domain());
    }

    /// Read notifications (RFC 8098).
    private static boolean isReceipt(Message message) {
        Part root = message.root();
        String report = root.parameter("report-type");
        if (report != null && MULTIPART_REPORTS.contains(report.toLowerCase(Locale.ROOT)))
            return true;
        return root.mediaType().equals("message/disposition-notification")
                || (root.mediaType().equals("multipart/report")
                        && root.children().stream()
                                .anyMatch(part -> part.is("message/disposition-notification")));
    }

    static boolean isNoReply(String localPart) {
        String tight = localPart.replace("-", "").replace("_", "").replace(".", "");
        return tight.startsWith("noreply")
                || tight.startsWith("donotreply")
                || tight.startsWith("nonrispondere")
                || tight.startsWith("nepasrepondre")
                || tight.startsWith("noresponder")
                || tight.startsWith("naoresponda")
                || tight.startsWith("keineantwort")
                || tight.endsWith("noreply")
                || tight.startsWith("nichtantworten")
                || tight.startsWith("autoresponder")
                || tight.startsWith("autoreply");
    }

    private static boolean hasListHeader(Message message) {
        for (String name : LIST_HEADERS) if (message.has(name)) return true;
        return false;
    }

    private static void list(Message message, List<String> reasons) {
        if (isOwnGroup(message)) return;
        for (String name : LIST_HEADERS) if (message.has(name)) reasons.add("header:" + name);
        String precedence = message.word("precedence");
        if (precedence.isEmpty()) precedence = message.word("x-precedence");
        if (precedence.equals("list") || precedence.equals("bulk") || precedence.equals("junk"))
            reasons.add("header:precedence");
        boolean answer = message.has("in-reply-to");
        if (message.has("list-unsubscribe") && !answer) reasons.add("header:list-unsubscribe");
        if ((message.has("feedback-id")
                        || message.has("x-campaign")
                        || message.has("x-campaignid")
                        || message.has("x-mailchimp-campaignid")
                        || message.has("x-csa-complaints"))
                && !answer
                && isNoReply(message.senderLocalPart())) {
            reasons.add("header:campaign");
        }
    }

    /// Our own mailbox may be a group of a hosted service: what customers write to it carries list
    /// headers.
    private static boolean isOwnGroup(Message message) {
        for (String name : List.of("list-post", "x-beenthere", "mailing-list", "list-id")) {
            for (String value : message.header().all(name)) {
                String lower = value.toLowerCase(Locale.ROOT);
                for (String address : message.self()) {
                    if (!address.isEmpty()
                            && (lower.contains(address)
                                    || (name.equals("list-id")
                                            && lower.contains(
                                                    "<" + address.replace('@', '.') + ">"))))
                        return true;
                }
            }
        }
        return false;
    }
}
