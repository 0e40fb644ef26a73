package org.sportello.app.cli.mail;

import org.sportello.app.cli.call.Printing;
import org.sportello.mail.signin.CertificateRejected;
import org.sportello.mail.view.trust.CertificateWords;

import java.util.List;
import java.util.Locale;

/// Whether a server is to be believed although its certificate is wrong: shows everything that is
/// known, and asks whoever sits at the terminal.
final class CertificateQuestion {

    private final Printing printing;
    private final List<String> keys;

    /// @param keys those that are trusted without a question, as somebody has typed them
    CertificateQuestion(Printing printing, List<String> keys) {
        this.printing = printing;
        this.keys =
                keys.stream()
                        .map(key -> key.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT))
                        .toList();
    }

    /// True if somebody says so; else it has been said how to.
    boolean trusts(CertificateRejected rejected) {
        var shown = rejected.shown();
        if (keys.contains(shown.key())) {
            return true;
        }
        var texts = printing.texts();
        printing.say(texts.sentence(rejected));
        for (var fact : new CertificateWords(texts).facts(shown)) {
            printing.say("  " + fact.name() + ": " + fact.value());
        }
        var person = printing.person();
        if (person == null) {
            printing.hint("cli.mailbox.trust.how", shown.key());
            return false;
        }
        printing.say(texts.get("mail.view.certificate.means"));
        var answer = person.line(texts.get("cli.mailbox.trust.ask", shown.place()));
        return answer != null
                && answer.strip().equalsIgnoreCase(texts.get("cli.mailbox.trust.yes"));
    }
}
