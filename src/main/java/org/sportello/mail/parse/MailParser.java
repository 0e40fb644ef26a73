package org.sportello.mail.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.Attachment;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.MailKind;
import org.sportello.mail.message.MessageParser;
import org.sportello.mail.message.ParseProblem.Code;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.message.Remarks;
import org.sportello.mail.parse.dates.Dates;
import org.sportello.mail.parse.kind.Classifier;
import org.sportello.mail.parse.kind.CustomerRule;
import org.sportello.mail.parse.kind.Message;
import org.sportello.mail.parse.mime.AddressReader;
import org.sportello.mail.parse.mime.HeaderBlock;
import org.sportello.mail.parse.mime.HeaderText;
import org.sportello.mail.parse.mime.MessageIds;
import org.sportello.mail.parse.mime.MimeReader;
import org.sportello.mail.parse.mime.Part;
import org.sportello.mail.parse.mime.RawMessage;
import org.sportello.mail.parse.mime.Troubles;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Reads messages (RFC 5322, MIME). Never fails on a bad one: what is wrong with it is reported in
/// [ParsedMail#problems()]. Safe for use by several threads.
public final class MailParser implements MessageParser {

    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_HEADER = 4000;

    private final Set<String> self;
    private final Classifier classifier;

    /// @param self the addresses we send from, in lower case
    /// @param ownMessageId tells our own Message-IDs (without angle brackets) from others'
    public MailParser(Set<String> self, Predicate<String> ownMessageId) {
        this.self = Set.copyOf(self);
        this.classifier = new Classifier(ownMessageId);
    }

    @Override
    public ParsedMail parse(byte[] raw) {
        return read(raw, true);
    }

    @Override
    public ParsedMail gist(byte[] raw) {
        return read(raw, false);
    }

    /// What stands in the message as it was received: of certified mail the envelope, not the
    /// letter in it. Its kind is the letter's, where that is no customer's.
    public ParsedMail envelope(byte[] raw) {
        Troubles troubles = new Troubles();
        Part root = MimeReader.read(RawMessage.readable(raw), troubles);
        ParsedMail envelope = new Reading(root, troubles, true).mail();
        CertifiedEnvelope certified = CertifiedEnvelope.of(root);
        return certified == null ? envelope : certified.withKind(envelope, letter(certified, true));
    }

    private ParsedMail read(byte[] raw, boolean shown) {
        Troubles troubles = new Troubles();
        Part root = MimeReader.read(RawMessage.readable(raw), troubles);
        ParsedMail mail = new Reading(root, troubles, shown).mail();
        CertifiedEnvelope certified = CertifiedEnvelope.of(root);
        return certified == null ? mail : certified.opened(mail, letter(certified, shown), shown);
    }

    private ParsedMail letter(CertifiedEnvelope envelope, boolean shown) {
        Troubles troubles = new Troubles();
        return new Reading(envelope.letter(troubles), troubles, shown).mail();
    }

    @Override
    public @Nullable String designed(byte[] raw) {
        Part root = MimeReader.read(RawMessage.readable(raw), new Troubles());
        CertifiedEnvelope certified = CertifiedEnvelope.of(root);
        return BodyReader.designed(certified == null ? root : certified.letter(new Troubles()));
    }

    @Override
    public byte[] content(byte[] raw, int index) {
        Part root = MimeReader.read(RawMessage.readable(raw), new Troubles());
        CertifiedEnvelope certified = CertifiedEnvelope.of(root);
        List<FoundFile> files = new ArrayList<>();
        if (certified != null) files.addAll(BodyReader.files(certified.letter(new Troubles())));
        files.addAll(BodyReader.files(root));
        return files.get(index).content();
    }

    /// The reading of one message.
    private final class Reading {
        private final Part root;
        private final HeaderBlock header;
        private final Troubles troubles;
        private final boolean shown;

        Reading(Part root, Troubles troubles, boolean shown) {
            this.root = root;
            this.header = root.header().withRawText(charset(root), troubles);
            this.troubles = troubles;
            this.shown = shown;
        }

        /// What the first text declares.
        private static @Nullable String charset(Part root) {
            Part part = root;
            while (part.isMultipart()) part = part.children().getFirst();
            return part.parameter("charset");
        }

        ParsedMail mail() {
            String subject = HeaderText.decode(header.first("subject"), troubles);
            List<MailAddress> replyTo = addresses("reply-to");
            List<MailAddress> to = addresses("to");
            List<MailAddress> cc = addresses("cc");
            MailAddress from = from();
            Instant date = date();
            Body body = BodyReader.read(root, troubles, shown);
            List<Attachment> attachments = attachments(body);
            Message message =
                    new Message(
                            root,
                            subject,
                            from,
                            replyTo,
                            to,
                            body.text(),
                            body.fold().newText(),
                            self);
            Classifier.Verdict verdict = classifier.judge(message);
            boolean nothing = body.text().isEmpty() && attachments.isEmpty();
            if (header.fields().isEmpty() || nothing) {
                troubles.add(Code.EMPTY, header.fields().isEmpty() ? "no header" : "no content");
            }
            return new ParsedMail(
                    subject,
                    from,
                    replyTo,
                    to,
                    cc,
                    addresses("bcc"),
                    CustomerRule.customer(from, replyTo, self),
                    date,
                    MessageIds.own(header.first("message-id")),
                    ids("in-reply-to"),
                    ids("references"),
                    verdict.kind(),
                    verdict.reasons(),
                    verdict.bounce(),
                    body.text(),
                    body.html(),
                    body.fold().newText(),
                    body.fold().quotedText(),
                    body.fold().signature(),
                    attachments,
                    troubles.all(),
                    headers(),
                    contentHash(subject, from, date, body, attachments),
                    shown
                            ? remarks(verdict.kind(), from, elsewhere(replyTo, cc), body)
                            : Remarks.NONE);
        }

        /// Who asks for answers to somebody who reads along pretends nothing.
        private static List<MailAddress> elsewhere(
                List<MailAddress> replyTo, List<MailAddress> cc) {
            var copied = cc.stream().map(MailAddress::key).toList();
            return replyTo.stream().filter(one -> !copied.contains(one.key())).toList();
        }

        private Remarks remarks(
                MailKind kind, @Nullable MailAddress from, List<MailAddress> replyTo, Body body) {
            return new Remarks(
                    body.protection(),
                    body.invitation(),
                    Suspicions.of(
                            kind,
                            from,
                            replyTo,
                            CustomerRule.customer(from, replyTo, self),
                            body.links(),
                            Authentication.failure(header),
                            self),
                    null);
        }

        /// Outlook writes long ids in encoded words.
        private List<String> ids(String name) {
            Troubles ignored = new Troubles();
            return MessageIds.read(
                    header.all(name).stream()
                            .map(value ->
                                    value.contains("=?")
                                            ? HeaderText.decode(value, ignored)
                                            : value)
                            .toList());
        }

        private List<MailAddress> addresses(String name) {
            List<String> values = header.all(name);
            if (values.size() == 1) return AddressReader.read(values.getFirst(), troubles);
            List<MailAddress> all = new ArrayList<>();
            for (String value : values) all.addAll(AddressReader.read(value, troubles));
            return all;
        }

        private @Nullable MailAddress from() {
            List<MailAddress> from = addresses("from");
            for (MailAddress one : from) if (!one.address().isEmpty()) return one;
            List<MailAddress> sender = addresses("sender");
            for (MailAddress one : sender) if (!one.address().isEmpty()) return one;
            if (!from.isEmpty()) return from.getFirst();
            return sender.isEmpty() ? null : sender.getFirst();
        }

        private @Nullable Instant date() {
            List<String> values = header.all("date");
            for (String value : values) {
                String text = HeaderText.decode(value, troubles);
                Instant date = Dates.read(text);
                if (date != null) return date;
                troubles.add(Code.DATE_INVALID, text);
            }
            return null;
        }

        private List<Attachment> attachments(Body body) {
            List<Attachment> attachments = new ArrayList<>();
            for (FoundFile file : body.files())
                attachments.add(file.describe(attachments.size(), body.usedCids()));
            return attachments;
        }

        private Map<String, String> headers() {
            Map<String, String> headers = new HashMap<>();
            Troubles ignored = new Troubles();
            for (HeaderBlock.Field field : header.fields()) {
                if (headers.size() >= MOST_HEADERS) break;
                if (headers.containsKey(field.name())) continue;
                String value = field.value();
                if (value.length() > LONGEST_HEADER) value = value.substring(0, LONGEST_HEADER);
                headers.put(field.name(), HeaderText.decode(value, ignored));
            }
            return headers;
        }
    }

    private static String contentHash(
            String subject,
            @Nullable MailAddress from,
            @Nullable Instant date,
            Body body,
            List<Attachment> attachments) {
        MessageDigest digest = FoundFile.sha256();
        digest.update(subject.getBytes(UTF_8));
        digest.update((byte) 0);
        digest.update((from == null ? "" : from.key()).getBytes(UTF_8));
        digest.update((byte) 0);
        digest.update((date == null ? "" : date.toString()).getBytes(UTF_8));
        digest.update((byte) 0);
        digest.update(body.text().getBytes(UTF_8));
        digest.update((byte) 0);
        for (Attachment attachment : attachments)
            digest.update(attachment.sha256().getBytes(UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }
}
