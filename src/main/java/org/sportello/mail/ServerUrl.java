package org.sportello.mail;

import org.sportello.kernel.Problem;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a mail server is and how to talk to it, without any secret. Written as
/// `imaps://user@host:993`, `imap://user@host:143?starttls`, `imap://user@127.0.0.1:1143?plain`,
/// and the same for `smtp(s)` and `pop3(s)`.
///
/// @param user the name to sign in with; `""` to stay anonymous
/// @param host a name or an address; IPv6 without brackets
public record ServerUrl(Protocol protocol, Security security, String user, String host, int port) {

    private static final Pattern FORM =
            Pattern.compile(
                    "(imap|pop3|smtp)(s?)://(?:(.*)@)?(\\[[0-9a-fA-F:.]+]|[^@:/?#\\[\\]\\s]+)"
                            + "(?::(\\d{1,5}))?/?(?:\\?(starttls|plain|tls))?",
                    Pattern.CASE_INSENSITIVE);

    public enum Protocol {
        IMAP,
        POP3,
        SMTP
    }

    /// How the line is protected. PLAIN only after an explicit yes: it must be written.
    public enum Security {
        TLS,
        STARTTLS,
        PLAIN
    }

    /// Reads the written form. Without a port it is the usual one; without a word on security it is
    /// never plain. The user may contain `@`; other special characters are percent-encoded.
    ///
    /// @throws Problem `mail.badUrl` if it is not such a URL or carries a password
    public static ServerUrl parse(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new Problem("mail.badUrl", withoutSecret(text));
        }
        var user = form.group(3) == null ? "" : form.group(3);
        var secure = !form.group(2).isEmpty();
        var word = form.group(6) == null ? "" : form.group(6).toLowerCase(Locale.ROOT);
        if (user.contains(":") || (secure && !word.isEmpty() && !word.equals("tls"))) {
            throw new Problem("mail.badUrl", withoutSecret(text));
        }
        var protocol = Protocol.valueOf(form.group(1).toUpperCase(Locale.ROOT));
        var security =
                switch (word) {
                    case "plain" -> Security.PLAIN;
                    case "tls" -> Security.TLS;
                    case "starttls" -> Security.STARTTLS;
                    default -> secure ? Security.TLS : Security.STARTTLS;
                };
        var host = form.group(4).replace("[", "").replace("]", "").toLowerCase(Locale.ROOT);
        var port = form.group(5) == null ? usualPort(protocol, security) : number(form.group(5));
        if (port < 1 || port > 65535) {
            throw new Problem("mail.badUrl", withoutSecret(text));
        }
        return new ServerUrl(protocol, security, decoded(user, text), host, port);
    }

    /// The written form; [#parse(String)] reads it back.
    @Override
    public String toString() {
        var text = new StringBuilder(protocol.name().toLowerCase(Locale.ROOT));
        text.append(security == Security.TLS ? "s://" : "://");
        if (!user.isEmpty()) {
            text.append(
                            URLEncoder.encode(user, StandardCharsets.UTF_8)
                                    .replace("+", "%20")
                                    .replace("%40", "@"))
                    .append('@');
        }
        text.append(host.indexOf(':') < 0 ? host : "[" + host + "]").append(':').append(port);
        return switch (security) {
            case TLS -> text.toString();
            case STARTTLS -> text.append("?starttls").toString();
            case PLAIN -> text.append("?plain").toString();
        };
    }

    /// True for this very computer, where nobody listens in between.
    public boolean loopback() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    }

    private static int usualPort(Protocol protocol, Security security) {
        return switch (protocol) {
            case IMAP -> security == Security.TLS ? 993 : 143;
            case POP3 -> security == Security.TLS ? 995 : 110;
            case SMTP -> security == Security.TLS ? 465 : 587;
        };
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static String decoded(String user, String text) {
        try {
            return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw new Problem("mail.badUrl", false, badEscape, withoutSecret(text));
        }
    }

    private static String withoutSecret(String text) {
        return text.replaceFirst("(://[^:/@]*):.*@", "$1:…@");
    }
}
