package org.sportello.mail.send;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;

import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.send.Delivery.Delivered;
import org.sportello.mail.send.Delivery.NotNow;
import org.sportello.mail.send.Delivery.Refused;
import org.sportello.mail.send.Delivery.Unknown;
import org.sportello.mail.signin.Bearer;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.Credential.Password;
import org.sportello.mail.signin.Credential.Token;
import org.sportello.mail.signin.MailboxUnreachable;
import org.sportello.mail.signin.NoSecureLine;
import org.sportello.mail.signin.ServerLine;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.signin.Trust;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// One signed-in line to a server that sends mail (RFC 5321, RFC 6409).
public final class SmtpConnection implements AutoCloseable {

    private static final int SIGNED_IN = 235;
    private static final int GO_ON = 334;
    private static final int TLS_NOT_AVAILABLE = 454;

    private final Session session;
    private final SMTPTransport transport;
    private final ServerLine line;
    private final String host;

    private SmtpConnection(Session session, SMTPTransport transport, ServerLine line, String host) {
        this.session = session;
        this.transport = transport;
        this.line = line;
        this.host = host;
    }

    /// Connects and signs in with a password; without a user in the address it stays anonymous.
    ///
    /// @throws Problem in words for everything that can go wrong on the way
    public static SmtpConnection open(ServerUrl url, String password, Trust trust) {
        return open(url, new Password(password), trust);
    }

    /// Connects and signs in; without a user in the address it stays anonymous.
    ///
    /// @throws Problem in words for everything that can go wrong on the way
    public static SmtpConnection open(ServerUrl url, Credential credential, Trust trust) {
        if (url.protocol() != Protocol.SMTP) {
            throw new Problem("mail.badUrl", url.toString());
        }
        var line = new ServerLine(url, trust);
        var properties = line.properties("smtp");
        var password =
                url.user().isEmpty() || !(credential instanceof Password given)
                        ? null
                        : given.secret();
        properties.put("mail.smtp.auth", Boolean.toString(password != null));
        properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        properties.put("mail.smtp.localhost", "[127.0.0.1]");
        properties.put("mail.smtp.sendpartial", "false");
        var session = Session.getInstance(properties);
        var transport = new SMTPTransport(session, new URLName("smtp", null, -1, null, null, null));
        try {
            transport.connect(
                    url.host(), url.port(), password == null ? null : url.user(), password);
            if (!url.user().isEmpty() && credential instanceof Token token) {
                bearer(url, transport, token);
            }
            return new SmtpConnection(session, transport, line, url.host());
        } catch (AuthenticationFailedException no) {
            throw refused(url, String.valueOf(no.getMessage()), credential, no);
        } catch (MessagingException failure) {
            throw unconnected(url, line, transport.getLastReturnCode(), failure);
        } catch (Problem refused) {
            line.cut();
            throw refused;
        }
    }

    /// @param code the server's last answer; -1 if it did not say anything
    private static Problem unconnected(
            ServerUrl url, ServerLine line, int code, MessagingException failure) {
        if (code == TLS_NOT_AVAILABLE
                || String.valueOf(failure.getMessage()).contains("STARTTLS")) {
            return new NoSecureLine(url.host(), failure);
        }
        return code >= 400 && code < 500
                ? MailboxUnreachable.busy(url.host(), failure)
                : line.whileConnecting(failure);
    }

    private static Problem refused(
            ServerUrl url, String answer, Credential said, @Nullable Throwable cause) {
        return answer.strip().startsWith("4")
                ? MailboxUnreachable.busy(url.host(), cause)
                : SignInRejected.of(said, url.user(), url.host(), cause);
    }

    /// Says the token; a server that refuses says why first, and wants to be answered (RFC 7628
    /// §3.2.3).
    private static void bearer(ServerUrl url, SMTPTransport transport, Token token)
            throws MessagingException {
        var offered =
                Set.of(
                        String.valueOf(transport.getExtensionParameter("AUTH"))
                                .toUpperCase(Locale.ROOT)
                                .split(" ", -1));
        var said = Bearer.of(url, token.value(), offered::contains);
        int code = transport.simpleCommand("AUTH " + said.mechanism() + " " + said.initial());
        if (code == GO_ON) {
            code = transport.simpleCommand(Bearer.END);
        }
        if (code != SIGNED_IN) {
            throw refused(url, String.valueOf(transport.getLastServerResponse()), token, null);
        }
    }

    /// Sends one message, as it is.
    ///
    /// @param from where the mail system sends a failure report
    Delivery send(byte[] bytes, String from, List<String> to) {
        var limit = limit();
        if (limit > 0 && bytes.length > limit) {
            return new Refused(Outbox.OVER_SIZE, megabytes(bytes.length) + "\n" + megabytes(limit));
        }
        var international =
                Stream.concat(Stream.of(from), to.stream())
                        .filter(one -> !MimeComposer.isAscii(one))
                        .findFirst();
        if (international.isPresent() && !transport.supportsExtension("SMTPUTF8")) {
            return new Refused("mail.needsUtf8", host + "\n" + international.get());
        }
        var message = new Bytes(session, bytes);
        message.setEnvelopeFrom(said(from));
        message.setMailExtension(extension(international.isPresent(), bytes));
        try {
            transport.sendMessage(
                    message,
                    to.stream().map(SmtpConnection::address).toArray(InternetAddress[]::new));
            return new Delivered();
        } catch (MessagingException failure) {
            return outcome(failure, message.written);
        } catch (IllegalStateException notConnected) {
            // The line broke at an earlier message: of this one nothing has been said.
            return new NotNow("mail.sendLater", host);
        }
    }

    /// What the server has to know of the message beforehand (RFC 6531, RFC 6152).
    private @Nullable String extension(boolean international, byte[] bytes) {
        if (international) {
            return "SMTPUTF8 BODY=8BITMIME";
        }
        for (byte one : bytes) {
            if (one < 0) {
                return transport.supportsExtension("8BITMIME") ? "BODY=8BITMIME" : null;
            }
        }
        return null;
    }

    private static InternetAddress address(String text) {
        var address = new InternetAddress();
        address.setAddress(said(text));
        return address;
    }

    /// The library writes one byte for each letter of a command: the bytes of UTF-8 are given to it
    /// as letters.
    private static String said(String address) {
        return new String(address.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /// The largest message that the server takes, as it says itself (RFC 1870); 0 if it does not
    /// say.
    private long limit() {
        var said =
                transport.supportsExtension("SIZE")
                        ? transport.getExtensionParameter("SIZE")
                        : null;
        return said != null && said.strip().matches("\\d{1,18}") ? Long.parseLong(said.strip()) : 0;
    }

    /// A bare figure: it is written as each language writes it when it is shown.
    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1_000_000.0);
    }

    private Delivery outcome(MessagingException failure, boolean written) {
        SmtpAnswer worst = null;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            var answer = answer(at);
            if (answer != null && (worst == null || answer.code() > worst.code())) {
                worst = answer;
            }
        }
        if (worst != null && worst.code() >= 400) {
            return worst.delivery(host);
        }
        return written
                ? new Unknown()
                : new NotNow("mail.sendLater", String.valueOf(failure.getMessage()).strip());
    }

    private static @Nullable SmtpAnswer answer(Throwable at) {
        return switch (at) {
            case SMTPAddressFailedException one ->
                    SmtpAnswer.of(
                            one.getReturnCode(),
                            one.getMessage(),
                            heard(one.getAddress().getAddress()));
            case SMTPSenderFailedException one ->
                    SmtpAnswer.of(one.getReturnCode(), one.getMessage(), null);
            case SMTPSendFailedException one ->
                    SmtpAnswer.of(one.getReturnCode(), one.getMessage(), null);
            default -> null;
        };
    }

    private static String heard(String said) {
        return new String(said.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    String host() {
        return host;
    }

    /// Cuts the line at once, from any thread.
    public void cut() {
        line.cut();
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException alreadyGone) {
            line.cut();
        }
    }

    /// A message that goes out exactly as it was kept.
    private static final class Bytes extends SMTPMessage {

        private final byte[] bytes;
        private boolean written;

        Bytes(Session session, byte[] bytes) {
            super(session);
            this.bytes = bytes;
        }

        @Override
        public void writeTo(OutputStream out, String[] without) throws IOException {
            out.write(bytes);
            written = true;
        }
    }
}
