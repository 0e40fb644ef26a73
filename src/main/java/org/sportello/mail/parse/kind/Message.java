package org.sportello.mail.parse.kind;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.parse.mime.HeaderBlock;
import org.sportello.mail.parse.mime.HeaderText;
import org.sportello.mail.parse.mime.Part;
import org.sportello.mail.parse.mime.Troubles;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the rules about a message's kind look at.
///
/// @param newText the text without what the sender quoted
/// @param self the addresses that we send from, in lower case
public record Message(
        Part root,
        String subject,
        @Nullable MailAddress from,
        List<MailAddress> replyTo,
        List<MailAddress> to,
        String text,
        String newText,
        Set<String> self) {

    HeaderBlock header() {
        return root.header();
    }

    /// The first value of a header in lower case, without comments and parameters; `""` if absent.
    String word(String name) {
        String value = header().first(name);
        if (value == null) return "";
        int end = 0;
        while (end < value.length() && value.charAt(end) != ';' && value.charAt(end) != '(') end++;
        return value.substring(0, end).strip().toLowerCase(Locale.ROOT);
    }

    boolean has(String name) {
        return header().first(name) != null;
    }

    /// The sender's address in lower case, or `""`.
    String sender() {
        return from == null ? "" : from.key();
    }

    /// The part of the sender's address before the sign, in lower case; a name that is only a word
    /// if there is no address.
    String senderLocalPart() {
        if (from == null) return "";
        String key = from.key();
        int sign = key.indexOf('@');
        return sign > 0 ? key.substring(0, sign) : from.name().toLowerCase(Locale.ROOT);
    }

    /// True if the envelope said that nobody wants an answer (`Return-Path: <>`).
    boolean nullSender() {
        String path = header().first("return-path");
        if (path == null) return false;
        String tight = path.replace(" ", "");
        return tight.equals("<>")
                || tight.regionMatches(true, 0, "<mailer-daemon", 0, 14)
                || tight.regionMatches(true, 0, "mailer-daemon", 0, 13);
    }

    String subjectInLowerCase() {
        return subject.toLowerCase(Locale.ROOT);
    }

    /// True for one of our addresses, also with something behind a plus sign.
    boolean ours(String address) {
        return self.contains(address) || self.contains(MailAddress.untagged(address));
    }

    /// True if an answer would go to somebody who is not us.
    boolean writtenForAnother() {
        if (replyTo.isEmpty()) return false;
        String reply = replyTo.getFirst().key();
        return !reply.isEmpty() && !ours(reply);
    }

    /// True for a web form: the person behind it is in Reply-To.
    boolean writtenForOther() {
        return writtenForAnother()
                && !replyTo.getFirst().domain().equals(from == null ? "" : from.domain());
    }

    static String decoded(HeaderBlock header, String name) {
        return HeaderText.decode(header.first(name), new Troubles());
    }
}
