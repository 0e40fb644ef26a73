package org.sportello.mail.parse.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/// Breaks a mail in the ways that mail is broken, and in those that somebody might try. One char is
/// one byte.
final class Mutations {

    private static final int LARGEST = 200_000;
    private static final int USUAL = 12_000;

    private static final List<String> TYPES =
            List.of(
                    "text/plain",
                    "text/html",
                    "text/enriched",
                    "text/calendar; method=REQUEST",
                    "multipart/mixed; boundary=x",
                    "multipart/alternative; boundary=\"x\"",
                    "multipart/related; start=\"<a>\"; boundary=x",
                    "multipart/report; report-type=delivery-status; boundary=x",
                    "multipart/signed; boundary=x",
                    "multipart/digest; boundary=x",
                    "message/rfc822",
                    "message/delivery-status",
                    "message/feedback-report",
                    "message/partial",
                    "application/ms-tnef; name=winmail.dat",
                    "application/pkcs7-mime; smime-type=signed-data",
                    "application/octet-stream; name*0*=utf-8''%F0%9F; name*1=\"x",
                    "text/plain; format=flowed; delsp=yes",
                    "text",
                    "/",
                    "multipart/");
    private static final List<String> ENCODINGS =
            List.of("base64", "quoted-printable", "x-uuencode", "8bit", "binary", "gzip", "\"\"");
    private static final List<String> HTML =
            List.of(
                    "<blockquote type=cite>",
                    "</blockquote>",
                    "<div class=gmail_quote>",
                    "<div id=appendonsend>",
                    "<table><tr><td width=99999999>",
                    "<td colspan=1000000 rowspan=1000000>",
                    "</table>",
                    "<p style='margin:0;color:rgb(1,2,3);font:1px'>",
                    "<img src=cid:a width=1 height=1>",
                    "<img src='http://example.org/p.gif' style='width:1px'>",
                    "<a href='https://example.org/'>www.example.net</a>",
                    "<style>p{color:red}</style>",
                    "<script>x</script>",
                    "<svg><math><mtext><table><mglyph><style><img onerror=x>",
                    "<!--",
                    "-->",
                    "<![if !mso]>",
                    "<![CDATA[",
                    "&#x1F600;&#0;&#xD800;&#99999999;",
                    "&nbsp;&zwnj;&amp;amp;",
                    "<pre>\n\n",
                    "<ul><li><ol start=-2147483648><li>",
                    "<font size=+99 color=#ggg>",
                    "<select><option>",
                    "<plaintext>",
                    "<textarea>",
                    "<base href='//example.org'>",
                    "<h1><hr><br>",
                    "\u00c2\u00a0\u00e2\u0080\u008b");
    private static final List<String> LINES =
            List.of(
                    "> ",
                    ">>>>>>>>> x",
                    "-- ",
                    "--",
                    "On Fri, 3 May 2024 at 10:15, Anna <anna@example.it> wrote:",
                    "Il giorno ven 3 mag 2024 alle ore 10:15 Anna ha scritto:",
                    "Am 03.05.24 um 10:15 schrieb Anna:",
                    "Le 3 mai 2024 \u00c3\u00a0 10:15, Anna a \u00c3\u00a9crit :",
                    "-----Original Message-----",
                    "---------- Forwarded message ---------",
                    "From: Anna <anna@example.it>",
                    "Sent: Friday, 3 May 2024",
                    "To: aiuto@example.com",
                    "Subject: x",
                    "Sent from my iPhone",
                    "Best regards,",
                    "________________________________",
                    "begin 644 a.txt",
                    "#0V%T",
                    "end",
                    "-----BEGIN PGP SIGNED MESSAGE-----",
                    "-----BEGIN PGP SIGNATURE-----",
                    "| x",
                    "",
                    "x");

    private final Random random;
    private final List<String> corpus;
    private final List<Charset> charsets;

    /// @param corpus mails, one char per byte
    Mutations(List<String> corpus, List<Charset> charsets, Random random) {
        this.corpus = corpus;
        this.random = random;
        this.charsets = charsets;
    }

    /// A broken mail.
    byte[] mail() {
        String mail = one(corpus);
        int changes = 1 + random.nextInt(6);
        int most = random.nextInt(20) == 0 ? LARGEST : USUAL;
        for (int i = 0; i < changes; i++) {
            mail = change(mail);
            if (mail.length() > most) mail = mail.substring(0, most);
        }
        return mail.getBytes(ISO_8859_1);
    }

    /// Lines that mean something to the folding, in no order.
    String text() {
        StringBuilder text = new StringBuilder();
        int lines = 1 + random.nextInt(60);
        for (int i = 0; i < lines; i++) {
            if (random.nextInt(4) == 0) text.append(">".repeat(1 + random.nextInt(3))).append(' ');
            String line = one(LINES);
            if (random.nextInt(6) == 0) line = line.substring(0, random.nextInt(line.length() + 1));
            text.append(line).append(random.nextInt(8) == 0 ? " " : "\n");
        }
        return new String(text.toString().getBytes(ISO_8859_1), UTF_8);
    }

    /// Tags that nobody closes.
    String html() {
        StringBuilder html = new StringBuilder();
        int pieces = 1 + random.nextInt(50);
        for (int i = 0; i < pieces; i++) {
            String piece = one(HTML);
            int times = random.nextInt(20) == 0 ? 1 + random.nextInt(2000) : 1;
            html.repeat(piece, times).append(random.nextBoolean() ? "parole" : one(LINES));
            if (html.length() > USUAL && random.nextInt(20) > 0) break;
        }
        return html.toString();
    }

    private String change(String mail) {
        return switch (random.nextInt(20)) {
            case 0 -> mail.substring(0, at(mail));
            case 1 -> noise(mail);
            case 2 -> spliced(mail);
            case 3 -> boundary(mail);
            case 4 -> repeated(mail);
            case 5 -> nested(mail);
            case 6 -> replaced(mail, "charset=", one(charsets).name());
            case 7 -> withHeader(mail, "Content-Transfer-Encoding: " + one(ENCODINGS));
            case 8 ->
                    withHeader(
                            mail,
                            "Content-Type: "
                                    + one(TYPES)
                                    + oneOf("", "; charset=" + one(charsets).name()));
            case 9 -> huge(mail);
            case 10 -> inserted(mail, html());
            case 11 -> inserted(mail, "\n" + text() + "\n");
            case 12 -> quoted(mail);
            case 13 -> mail.replace("\n", oneOf("\r", "\r\n", "\n\n", "\r\r\n", "\u0000\n"));
            case 14 -> encodedWord(mail);
            case 15 -> wrapped(mail);
            case 16 -> half(mail);
            case 17 ->
                    inserted(
                            mail,
                            ("&" + oneOf("lt;", "#65;", "amp;")).repeat(random.nextInt(3000)));
            case 18 -> calendar(mail);
            default -> withoutSome(mail);
        };
    }

    private String noise(String mail) {
        StringBuilder noisy = new StringBuilder(mail);
        int changes = 1 + random.nextInt(10);
        for (int i = 0; i < changes && !noisy.isEmpty(); i++) {
            char c =
                    random.nextBoolean()
                            ? (char) random.nextInt(256)
                            : "\n\r\t :;=?<>@\"-\\(".charAt(random.nextInt(15));
            noisy.setCharAt(random.nextInt(noisy.length()), c);
        }
        return noisy.toString();
    }

    private String spliced(String mail) {
        String other = one(corpus);
        int head = Math.max(0, other.indexOf("\n\n"));
        return random.nextBoolean()
                ? other.substring(0, head) + "\n" + mail
                : inserted(mail, other.substring(0, at(other)));
    }

    private String boundary(String mail) {
        int at = mail.indexOf("\n--", at(mail));
        if (at < 0) return mail + "\n--x\n";
        int end = mail.indexOf('\n', at + 1);
        String line = end < 0 ? mail.substring(at) : mail.substring(at, end);
        return mail.substring(0, at)
                + oneOf("", line + "--", line + line, "\n--x", line + " ")
                + (end < 0 ? "" : mail.substring(end));
    }

    private String repeated(String mail) {
        int from = at(mail);
        int to = Math.min(mail.length(), from + 1 + random.nextInt(120));
        int times = 2 + random.nextInt(random.nextInt(10) == 0 ? 800 : 8);
        return mail.substring(0, from)
                + mail.substring(from, to).repeat(times)
                + mail.substring(to);
    }

    private String nested(String mail) {
        String nested = mail;
        int depth = 1 + random.nextInt(random.nextInt(10) == 0 ? 120 : 4);
        for (int i = 0; i < depth && nested.length() < LARGEST; i++) {
            String type = oneOf("multipart/mixed", "multipart/alternative", "multipart/related");
            nested =
                    random.nextInt(3) == 0
                            ? "Subject: n\nContent-Type: message/rfc822\n\n" + nested
                            : "Content-Type: "
                                    + type
                                    + "; boundary=n"
                                    + i
                                    + "\n\n--n"
                                    + i
                                    + "\n"
                                    + nested
                                    + "\n--n"
                                    + i
                                    + oneOf("--\n", "\n", "");
        }
        return nested;
    }

    private String replaced(String mail, String key, String value) {
        int at = mail.toLowerCase(java.util.Locale.ROOT).indexOf(key);
        if (at < 0) return withHeader(mail, "Content-Type: text/plain; " + key + value);
        int end = at + key.length();
        while (end < mail.length() && "\n; ".indexOf(mail.charAt(end)) < 0) end++;
        return mail.substring(0, at) + key + value + mail.substring(end);
    }

    private String withHeader(String mail, String header) {
        int at = mail.indexOf("\n", random.nextBoolean() ? 0 : at(mail));
        return at < 0
                ? header + "\n" + mail
                : mail.substring(0, at + 1) + header + "\n" + mail.substring(at + 1);
    }

    private String huge(String mail) {
        String name = oneOf("Subject", "To", "References", "Content-Type", "Received", "X-Loop");
        String piece =
                oneOf(
                        "=?utf-8?Q?a",
                        "\"a\" <",
                        "<a@b> ",
                        "; a*0*=''",
                        "(",
                        ",",
                        "=?utf-8?B?",
                        ":a;");
        return name + ": text/plain" + piece.repeat(1 + random.nextInt(8000)) + "\n" + mail;
    }

    private String quoted(String mail) {
        int body = mail.indexOf("\n\n");
        if (body < 0) return mail;
        StringBuilder quoted = new StringBuilder(mail.substring(0, body + 2));
        for (String line : mail.substring(body + 2).split("\n", -1)) {
            if (random.nextInt(3) == 0) quoted.append("> ");
            quoted.append(line).append('\n');
        }
        return quoted.toString();
    }

    private String encodedWord(String mail) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        String word =
                "=?"
                        + one(charsets).name()
                        + oneOf("?B?", "?b?", "?Q?", "??", "*it?B?")
                        + Base64.getEncoder().encodeToString(bytes)
                        + oneOf("?=", "=?=", "?", "");
        return oneOf("Subject: ", "From: ", "Content-Disposition: attachment; filename=")
                + word
                + oneOf("", " " + word, word)
                + "\n"
                + mail;
    }

    /// A damaged piece of a format that is opened.
    private String wrapped(String mail) {
        String other = one(corpus);
        int at = other.indexOf("base64");
        String encoded = at < 0 ? "eJ8+IgYB" : other.substring(other.indexOf('\n', at));
        return "Content-Type: "
                + oneOf("application/ms-tnef", "application/pkcs7-mime", "text/html")
                + "\nContent-Transfer-Encoding: base64\n"
                + noise(encoded)
                + mail;
    }

    private String half(String mail) {
        int at = at(mail);
        return mail.substring(at) + mail.substring(0, at);
    }

    private String calendar(String mail) {
        return "Content-Type: text/calendar\n\nBEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\n"
                + "BEGIN:STANDARD\nDTSTART:16010101T030000\nRRULE:FREQ=YEARLY;BYDAY="
                + oneOf("-1SU", "99MO", "XX", "0TU", "")
                + ";BYMONTH="
                + oneOf("10", "13", "")
                + "\nTZOFFSETTO:"
                + oneOf("+0100", "-9999", "x", "")
                + "\nEND:STANDARD\nEND:VTIMEZONE\nBEGIN:VEVENT\nDTSTART;TZID="
                + oneOf("x", "/a/b", "Europe/Rome", "/")
                + ":"
                + oneOf("20240507T093000", "20241399", "99999999T999999Z", "1")
                + "\nDURATION:"
                + oneOf("PT1H", "P1W", "P99999999999W", "x")
                + "\n"
                + mail;
    }

    private String withoutSome(String mail) {
        int from = at(mail);
        return mail.substring(0, from)
                + mail.substring(Math.min(mail.length(), from + random.nextInt(60)));
    }

    private String inserted(String mail, String what) {
        int at = at(mail);
        return mail.substring(0, at) + what + mail.substring(at);
    }

    private int at(String text) {
        return random.nextInt(text.length() + 1);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private String oneOf(String... all) {
        return all[random.nextInt(all.length)];
    }
}
