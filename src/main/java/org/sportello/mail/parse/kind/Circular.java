package org.sportello.mail.parse.kind;

import org.sportello.mail.parse.words.Phrases;

import java.util.List;
import java.util.Locale;

/// Whether a message was distributed by a mailing list (RFC 2369, RFC 2919) or sent to many.
final class Circular {

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

    private static final Phrases CAMPAIGNS = Phrases.read("campaign-headers");

    private static final Phrases PROGRAMS = Phrases.read("campaign-programs");

    private final Message message;
    private final List<String> reasons;

    /// @param reasons is added to where it is one
    Circular(Message message, List<String> reasons) {
        this.message = message;
        this.reasons = reasons;
    }

    static boolean hasListHeader(Message message) {
        for (String name : LIST_HEADERS) if (message.has(name)) return true;
        return false;
    }

    void judge() {
        if (isOwnGroup()) return;
        for (String name : LIST_HEADERS) if (message.has(name)) reasons.add("header:" + name);
        String precedence = message.word("precedence");
        if (precedence.isEmpty()) precedence = message.word("x-precedence");
        boolean bulk = precedence.equals("bulk") || precedence.equals("junk");
        if (precedence.equals("list") || (bulk && !writtenInADesk()))
            reasons.add("header:precedence");
        if (message.has("in-reply-to") || isForm()) return;
        if (message.has("list-unsubscribe")) reasons.add("header:list-unsubscribe");
        if (isCampaign()) reasons.add("header:campaign");
    }

    /// What a person writes in Request Tracker leaves it as bulk.
    private boolean writtenInADesk() {
        return message.has("rt-ticket") && message.has("in-reply-to");
    }

    private boolean isCampaign() {
        boolean tracked = message.has("feedback-id");
        if (tracked && Automatic.isNoReply(message.senderLocalPart())) return true;
        for (String name : CAMPAIGNS.all()) if (message.has(name)) return true;
        return PROGRAMS.standIn(message.word("x-mailer"));
    }

    /// What somebody typed into a form comes to one reader, whatever the service adds.
    private boolean isForm() {
        return message.writtenForOther()
                && !message.has("list-unsubscribe-post")
                && CustomerRule.isMachine(message.senderLocalPart());
    }

    /// Our own mailbox may be a group of a hosted service: what customers write to it carries list
    /// headers.
    private boolean isOwnGroup() {
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
