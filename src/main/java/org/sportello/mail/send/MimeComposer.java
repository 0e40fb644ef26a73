package org.sportello.mail.send;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.ByteArrayDataSource;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.outbox.OutgoingMail;
import org.sportello.mail.outbox.OutgoingMail.OutgoingFile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes the bytes of an outgoing message (RFC 5322, MIME): text and, if there is one, HTML as its
/// alternative with the images inside of it, then the files. Nothing that comes from outside can
/// add a header: control characters are taken out of every value. The Bcc addresses are not in the
/// bytes.
public final class MimeComposer {

    /// Carried by automatic mail, with its signed Message-ID: only the desk that wrote it takes it
    /// for its own when it comes back, whatever was done to the rest of it on the way.
    public static final String LOOP_MARKER = "X-Sportello-Loop";

    private static final String UTF_8 = "UTF-8";
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final Pattern ID = Pattern.compile("[^\\s<>\\p{Cntrl}]{1,900}");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final Session ascii = session(false);
    private final Session international = session(true);
    private final ZoneId zone;

    /// @param zone in which the Date header is written
    public MimeComposer(ZoneId zone) {
        this.zone = zone;
    }

    /// The message as it goes over the line.
    ///
    /// @param date the moment it leaves
    /// @throws BadAddress if an address is none
    public byte[] compose(OutgoingMail mail, Instant date) {
        if (mail.to().isEmpty() && mail.cc().isEmpty() && mail.bcc().isEmpty()) {
            throw new Problem("mail.noRecipient");
        }
        try {
            var message = new Message(session(mail), "<" + id(mail.messageId()) + ">");
            head(message, mail, date);
            body(message, mail);
            message.saveChanges();
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException bug) {
            throw new IllegalStateException("Cannot compose " + mail.messageId(), bug);
        }
    }

    /// Headers are in ASCII, so that every server on the way can carry them; only where an address
    /// itself has other letters they are in UTF-8 (RFC 6532).
    private Session session(OutgoingMail mail) {
        return Stream.of(List.of(mail.from()), mail.to(), mail.cc())
                        .flatMap(List::stream)
                        .map(MimeComposer::envelope)
                        .allMatch(MimeComposer::isAscii)
                ? ascii
                : international;
    }

    private static Session session(boolean utf8) {
        var properties = new Properties();
        properties.put("mail.mime.allowutf8", Boolean.toString(utf8));
        return Session.getInstance(properties);
    }

    /// True for what every mail server understands.
    static boolean isAscii(String text) {
        return text.chars().allMatch(letter -> letter < 128);
    }

    private void head(Message message, OutgoingMail mail, Instant date) throws MessagingException {
        message.setHeader("Date", DATE.format(date.atZone(zone)));
        message.setFrom(address(mail.from()));
        message.setRecipients(RecipientType.TO, addresses(mail.to()));
        message.setRecipients(RecipientType.CC, addresses(mail.cc()));
        if (mail.to().isEmpty() && mail.cc().isEmpty()) {
            message.setHeader("To", "undisclosed-recipients:;");
        }
        message.setSubject(clean(mail.subject()), UTF_8);
        if (mail.inReplyTo() != null && ID.matcher(mail.inReplyTo()).matches()) {
            message.setHeader("In-Reply-To", "<" + mail.inReplyTo() + ">");
        }
        var references =
                References.trimmed(
                        mail.references().stream().filter(id -> ID.matcher(id).matches()).toList());
        if (!references.isEmpty()) {
            message.setHeader("References", "<" + String.join(">\r\n <", references) + ">");
        }
        text(message, "Thread-Index", mail.threadIndex());
        text(message, "Thread-Topic", mail.threadTopic());
        if (mail.automatic()) {
            message.setHeader("Auto-Submitted", "auto-replied");
            message.setHeader("X-Auto-Response-Suppress", "All");
            message.setHeader("Precedence", "auto_reply");
            message.setHeader(LOOP_MARKER, "<" + id(mail.messageId()) + ">");
        }
    }

    private static void text(Message message, String name, @Nullable String value)
            throws MessagingException {
        if (value == null || value.isBlank()) {
            return;
        }
        try {
            var encoded = MimeUtility.encodeText(clean(value), UTF_8, null);
            message.setHeader(name, MimeUtility.fold(name.length() + 2, encoded));
        } catch (UnsupportedEncodingException missing) {
            throw new IllegalStateException("Every Java has UTF-8", missing);
        }
    }

    private static void body(Message message, OutgoingMail mail) throws MessagingException {
        var inside = mail.files().stream().filter(file -> inside(mail, file)).toList();
        var beside = mail.files().stream().filter(file -> !inside(mail, file)).toList();
        if (beside.isEmpty()) {
            words(message, mail, inside);
            return;
        }
        var mixed = new MimeMultipart("mixed");
        var words = new MimeBodyPart();
        words(words, mail, inside);
        mixed.addBodyPart(words);
        for (var file : beside) {
            mixed.addBodyPart(part(file, Part.ATTACHMENT));
        }
        message.setContent(mixed);
    }

    private static boolean inside(OutgoingMail mail, OutgoingFile file) {
        return file.cid() != null && mail.html() != null && mail.html().contains("cid:");
    }

    private static void words(Part whole, OutgoingMail mail, List<OutgoingFile> inside)
            throws MessagingException {
        if (mail.html() == null) {
            plain(whole, mail.text());
            return;
        }
        var alternative = new MimeMultipart("alternative");
        var text = new MimeBodyPart();
        plain(text, mail.text());
        alternative.addBodyPart(text);
        alternative.addBodyPart(html(mail.html(), inside));
        whole.setContent(alternative);
    }

    private static MimeBodyPart html(String html, List<OutgoingFile> inside)
            throws MessagingException {
        var words = new MimeBodyPart();
        words.setText(html.replace("\r\n", "\n").replace("\n", "\r\n"), UTF_8, "html");
        if (inside.isEmpty()) {
            return words;
        }
        var related = new MimeMultipart("related");
        related.addBodyPart(words);
        for (var file : inside) {
            var image = part(file, Part.INLINE);
            image.setContentID("<" + id(file.cid() == null ? "" : file.cid()) + ">");
            related.addBodyPart(image);
        }
        var whole = new MimeBodyPart();
        whole.setContent(related);
        return whole;
    }

    private static void plain(Part part, String text) throws MessagingException {
        part.setDataHandler(
                new DataHandler(
                        new ByteArrayDataSource(
                                FlowedText.of(text).getBytes(StandardCharsets.UTF_8),
                                "text/plain; charset=UTF-8; format=flowed")));
    }

    private static MimeBodyPart part(OutgoingFile file, String disposition)
            throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(
                new DataHandler(new ByteArrayDataSource(file.content(), type(file.type()))));
        part.setDisposition(disposition);
        part.setFileName(fileName(file.name()));
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    /// A message as a file must not be taken apart again by the library: it travels as plain bytes.
    private static String type(String type) {
        try {
            var parsed = new ContentType(clean(type));
            var base = parsed.getBaseType().toLowerCase(Locale.ROOT);
            return base.startsWith("message/") || base.startsWith("multipart/")
                    ? "application/octet-stream"
                    : base;
        } catch (ParseException none) {
            return "application/octet-stream";
        }
    }

    private static String fileName(String name) {
        var last = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        var plain = clean(name.substring(last + 1));
        return plain.isEmpty() ? "file" : plain;
    }

    private static InternetAddress[] addresses(List<MailAddress> addresses) {
        var all = new ArrayList<InternetAddress>();
        addresses.forEach(one -> all.add(address(one)));
        return all.toArray(InternetAddress[]::new);
    }

    /// The address for headers and envelope; domains in other scripts as the DNS writes them.
    static InternetAddress address(MailAddress mail) {
        var address = new InternetAddress();
        address.setAddress(envelope(mail));
        var name = clean(mail.name());
        if (!name.isEmpty()) {
            try {
                address.setPersonal(name, UTF_8);
            } catch (UnsupportedEncodingException missing) {
                throw new IllegalStateException("Every Java has UTF-8", missing);
            }
        }
        return address;
    }

    /// An address as it is said to the mail server.
    ///
    /// @throws BadAddress if it is none
    public static String envelope(MailAddress mail) {
        return mail.deliverable()
                .orElseThrow(() -> new BadAddress(clean(mail.address().strip()), null));
    }

    private static String id(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Not an id: " + clean(id));
        }
        return id;
    }

    /// One line without control characters.
    private static String clean(String value) {
        return CONTROL.matcher(value).replaceAll(" ").strip();
    }

    /// Keeps the Message-ID that was fixed before.
    private static final class Message extends MimeMessage {

        private final String messageId;

        Message(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
