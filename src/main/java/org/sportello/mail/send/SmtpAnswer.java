package org.sportello.mail.send;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.send.Delivery.NotNow;
import org.sportello.mail.send.Delivery.Refused;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A server's no (RFC 5321 §4.2), and what it means for the person who wrote the message: by its
/// enhanced status (RFC 3463) where that says enough, else by the words that well-known servers
/// use.
///
/// @param code its three digits
/// @param text the whole answer, in one line
/// @param address whom it is about; null if it is about the message, or whom it is from
record SmtpAnswer(int code, String text, @Nullable String address) {

    private static final int LONGEST = 400;
    private static final int SIZE = 552;
    private static final int SIGN_IN_FIRST = 530;
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /// The digits that stand before each line of a long answer.
    private static final Pattern AGAIN =
            Pattern.compile("\\s*\\R\\d{3}[- ](?:[245]\\.\\d{1,3}\\.\\d{1,3}\\s+)?");

    /// What an answer is about.
    private record Rule(String problem, Pattern status, Pattern words) {

        boolean fits(String said, String text) {
            return status.matcher(said).matches() || words.matcher(text).find();
        }
    }

    private static Rule rule(String problem, String status, String words) {
        return new Rule(
                problem, Pattern.compile(status), Pattern.compile(words, Pattern.CASE_INSENSITIVE));
    }

    /// A limit of the provider's passes by itself, whatever the digits say.
    private static final Rule LIMIT =
            rule(
                    "mail.providerLimit",
                    "5\\.4\\.5|5\\.1\\.90|4\\.5\\.127",
                    "daily (user )?sending (limit|quota)|sending (limit|quota) exceeded|daily"
                            + " limit|SubmissionQuotaExceeded|quota of (messages|recipients)|"
                            + "too many (messages|recipients|emails) (today|per|in)|hourly limit");

    /// In the order in which they are asked: what says more comes first.
    private static final List<Rule> PERMANENT =
            List.of(
                    rule(
                            "mail.notAsSender",
                            "5\\.7\\.60|5\\.2\\.252",
                            "SendAsDenied|not owned by user|send as (this|denied)|sender address"
                                    + " rejected|not allowed to send (as|from)|sender is not"
                                    + " (authori[sz]ed|allowed)|MAIL FROM must"),
                    rule(
                            "mail.senderBlocked",
                            "5\\.1\\.8|5\\.7\\.50[0-9]|5\\.7\\.51[0-9]|5\\.7\\.70[0-9]|5\\.7\\.26",
                            "bad outbound sender|spam abuse|banned sender|account (has been"
                                    + " )?(suspended|blocked|compromised)|block ?list|black ?list|"
                                    + "spamhaus|poor reputation|blocked using|unauthenticated"
                                    + " (email|mail)|looks like spam|\\bspam\\b|unsolicited"),
                    rule(
                            "mail.notAllowedToSend",
                            "5\\.7\\.3|5\\.7\\.57|5\\.7\\.139",
                            "relay(ing)? (access )?(is )?(denied|not)|unable to relay|not permitted"
                                    + " to relay|authentication (is )?required|must (issue a|be"
                                    + " auth)|not authenticated|SmtpClientAuthentication is"
                                    + " disabled|log ?in to"),
                    rule(
                            "mail.mailboxFull",
                            "[45]\\.2\\.2",
                            "over ?quota|quota exceeded|mailbox (is )?full|inbox (is )?full|out of"
                                    + " storage|insufficient (system )?storage"),
                    rule(
                            "mail.sendTooLarge",
                            "5\\.2\\.3|5\\.3\\.4",
                            "(message|mail)( file)?( size)? (is )?(too (big|large)|exceeds)|size"
                                    + " limit|exceeds? (the )?(maximum|fixed)"),
                    rule(
                            "mail.mailboxOff",
                            "5\\.2\\.1",
                            "(account|mailbox|user)( that you tried to reach)? is"
                                    + " (disabled|inactive|suspended|locked)|no longer"
                                    + " (active|available)"),
                    rule(
                            "mail.addressUnknown",
                            "5\\.1\\.(0|1|2|6|10)|5\\.4\\.(1|4|310)",
                            "user unknown|unknown user|no such (user|recipient|mailbox|person)|does"
                                + " ?n[o']t exist|not exist|recipient ?not ?found|unknown"
                                + " (recipient|mailbox)|invalid (recipient|mailbox)|mailbox (not"
                                + " found|unavailable)|no mailbox here|nullMX|domain (not"
                                + " found|does not)|not (a )?valid (user|mailbox|recipient)"));

    private static final List<Rule> TEMPORARY =
            List.of(
                    rule("mail.greylisted", "-", "gr[ea]y-? ?list|postgrey|come back later"),
                    rule(
                            "mail.mailboxFull",
                            "4\\.2\\.2",
                            "over ?quota|quota exceeded|mailbox (is )?full|out of storage"),
                    rule(
                            "mail.tooFast",
                            "4\\.7\\.28|4\\.7\\.500|4\\.3\\.2",
                            "rate ?limit|too (quickly|fast|many)|throttl|thread limit|unusual"
                                    + " rate"));

    /// @param said the answer as the library gives it, with its digits
    static SmtpAnswer of(int code, @Nullable String said, @Nullable String address) {
        var utf8 =
                said == null
                        ? ""
                        : new String(
                                said.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        var line =
                AGAIN.matcher(utf8.strip())
                        .replaceAll(" ")
                        .replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ")
                        .strip();
        return new SmtpAnswer(
                code,
                line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line,
                address);
    }

    /// What becomes of the message.
    ///
    /// @param host the server, for answers that are about nobody
    Delivery delivery(String host) {
        var found = STATUS.matcher(text);
        var status = found.find() ? found.group(1) : "";
        if (code < 500 || LIMIT.fits(status, text)) {
            return LIMIT.fits(status, text)
                    ? about(LIMIT.problem(), host, false)
                    : first(TEMPORARY, status)
                            .map(problem -> about(problem, host, false))
                            .orElseGet(() -> new NotNow("mail.sendLater", text));
        }
        if (code == SIGN_IN_FIRST) {
            return about("mail.notAllowedToSend", host, true);
        }
        return first(PERMANENT, status)
                .or(() -> Optional.of("mail.sendTooLarge").filter(_ -> code == SIZE))
                .map(problem -> about(problem, host, true))
                .orElseGet(this::plainly);
    }

    private Optional<String> first(List<Rule> rules, String status) {
        return rules.stream()
                .filter(rule -> rule.fits(status, text))
                .map(Rule::problem)
                .findFirst();
    }

    private Delivery about(String problem, String host, boolean forGood) {
        var detail = (address == null ? host : address) + "\n" + text;
        return forGood ? new Refused(problem, detail) : new NotNow(problem, detail);
    }

    private Delivery plainly() {
        return address == null
                ? new Refused("mail.sendRefused", text)
                : new Refused("mail.addressRejected", address + "\n" + text);
    }
}
