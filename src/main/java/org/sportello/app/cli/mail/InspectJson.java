package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.Attachment;
import org.sportello.mail.message.Bounce;
import org.sportello.mail.message.Certified;
import org.sportello.mail.message.Invitation;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.ParseProblem;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.message.Remarks;
import org.sportello.mail.message.Suspicion;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A message as the JSON object `sportello.inspect/1`. Every key is always present, in this order.
final class InspectJson {

    private final ObjectMapper json = JsonMapper.builder().build();

    /// The object in one line, as UTF-8.
    ///
    /// @param opened the same message, or the letter in it if it is an envelope of certified mail
    byte[] of(String file, ParsedMail mail, ParsedMail opened) {
        Map<String, @Nullable Object> object = object(file, null, mail);
        object.put("certified", certified(opened.remarks().certified(), opened));
        return write(object);
    }

    /// The object for a file that could not be read, or not be understood at all.
    byte[] failure(String file, @Nullable String error, ParsedMail empty) {
        Map<String, @Nullable Object> object = object(file, error, empty);
        if (error != null) object.put("kind", "");
        object.put("certified", null);
        return write(object);
    }

    /// JSON lets some line breaks of Unicode stand as they are; who reads line by line would stop
    /// at them.
    private static String oneLine(String object) {
        return object.replace("\u0085", "\\u0085")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    private byte[] write(Map<String, @Nullable Object> object) {
        return oneLine(json.writeValueAsString(object)).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> object(
            String file, @Nullable String error, ParsedMail mail) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("schema", "sportello.inspect/1");
        object.put("file", file);
        object.put("error", error);
        object.put("subject", mail.subject());
        object.put("from", address(mail.from()));
        object.put("replyTo", addresses(mail.replyTo()));
        object.put("to", addresses(mail.to()));
        object.put("cc", addresses(mail.cc()));
        object.put("bcc", addresses(mail.bcc()));
        object.put("customer", address(mail.customer()));
        object.put("date", mail.date() == null ? null : mail.date().toString());
        object.put("messageId", mail.messageId());
        object.put("inReplyTo", mail.inReplyTo());
        object.put("references", mail.references());
        object.put("kind", mail.kind().word());
        object.put("kindReasons", mail.kindReasons());
        object.put("bounce", bounce(mail.bounce()));
        object.put("text", mail.text());
        object.put("html", mail.html());
        object.put("newText", mail.newText());
        object.put("quotedText", mail.quotedText());
        object.put("signature", mail.signature());
        object.put(
                "attachments", mail.attachments().stream().map(InspectJson::attachment).toList());
        object.put("problems", mail.problems().stream().map(InspectJson::problem).toList());
        Remarks remarks = mail.remarks();
        object.put("protection", remarks.protection().name().toLowerCase(Locale.ROOT));
        object.put("invitation", invitation(remarks.invitation()));
        object.put(
                "suspicions", remarks.suspicions().stream().map(InspectJson::suspicion).toList());
        return object;
    }

    /// The letter in an envelope of certified mail.
    private static @Nullable Map<String, @Nullable Object> certified(
            @Nullable Certified certified, ParsedMail letter) {
        if (certified == null) return null;
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("state", certified.state().word());
        object.put("carrier", address(certified.carrier()));
        object.put("subject", letter.subject());
        object.put("from", address(letter.from()));
        object.put("customer", address(letter.customer()));
        object.put("text", letter.text());
        object.put("newText", letter.newText());
        object.put("quotedText", letter.quotedText());
        object.put("signature", letter.signature());
        object.put(
                "attachments", letter.attachments().stream().map(InspectJson::attachment).toList());
        object.put(
                "suspicions",
                letter.remarks().suspicions().stream().map(InspectJson::suspicion).toList());
        return object;
    }

    private static @Nullable Map<String, @Nullable Object> invitation(
            @Nullable Invitation invitation) {
        if (invitation == null) return null;
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("method", invitation.method().name().toLowerCase(Locale.ROOT));
        object.put("summary", invitation.summary());
        object.put("location", invitation.location());
        object.put("start", invitation.start() == null ? null : invitation.start().toString());
        object.put("end", invitation.end() == null ? null : invitation.end().toString());
        object.put("allDay", invitation.allDay());
        object.put("repeats", invitation.repeats());
        object.put("organiser", address(invitation.organiser()));
        object.put("attendees", addresses(invitation.attendees()));
        return object;
    }

    private static Map<String, @Nullable Object> suspicion(Suspicion suspicion) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("kind", suspicion.kind().word());
        object.put("shown", suspicion.shown());
        object.put("truth", suspicion.truth());
        return object;
    }

    private static List<?> addresses(List<MailAddress> addresses) {
        return addresses.stream().map(InspectJson::address).toList();
    }

    private static @Nullable Map<String, @Nullable Object> address(@Nullable MailAddress address) {
        if (address == null) return null;
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("name", address.name());
        object.put("address", address.address());
        return object;
    }

    private static @Nullable Map<String, @Nullable Object> bounce(@Nullable Bounce bounce) {
        if (bounce == null) return null;
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("recipients", bounce.recipients());
        object.put("status", bounce.status());
        object.put("action", bounce.action());
        object.put("permanent", bounce.permanent());
        return object;
    }

    private static Map<String, @Nullable Object> attachment(Attachment attachment) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("name", attachment.name());
        object.put("type", attachment.type());
        object.put("size", attachment.size());
        object.put("inline", attachment.inline());
        object.put("cid", attachment.cid());
        object.put("sha256", attachment.sha256());
        return object;
    }

    private static Map<String, @Nullable Object> problem(ParseProblem problem) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("code", problem.code().word());
        object.put("detail", problem.detail());
        return object;
    }
}
