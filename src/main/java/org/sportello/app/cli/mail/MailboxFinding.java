package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Printing;
import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.setup.MailboxTrial;
import org.sportello.mail.setup.MailboxTrial.Line;
import org.sportello.mail.setup.MailboxTrial.Servers;
import org.sportello.mail.setup.MailboxTrial.State;
import org.sportello.mail.setup.ServerCheck;
import org.sportello.mail.setup.ServerCheck.Step;
import org.sportello.mail.setup.ServerSearch;
import org.sportello.mail.setup.ServerSearch.Found;
import org.sportello.mail.signin.CertificateRejected;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.TrustedServer;
import org.sportello.mail.signin.provider.Provider;
import org.sportello.mail.view.setup.StepWords;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/// Finds the servers of an address and tries them, telling each step on standard error.
final class MailboxFinding {

    private final Wiring desk;
    private final Printing printing;
    private final ServerSearch search;
    private final List<String> keys;

    /// @param keys of servers that are trusted without a question
    MailboxFinding(Wiring desk, Printing printing, ServerSearch search, List<String> keys) {
        this.desk = desk;
        this.printing = printing;
        this.search = search;
        this.keys = keys;
    }

    /// Looks for the servers; what each way brought is told.
    Found search(String address) {
        var words = new StepWords(printing.texts());
        var found = search.find(address, clue -> printing.say(words.sentence(clue)));
        switch (found.password()) {
            case OWN -> {
                // Nothing to say.
            }
            case APP_PASSWORD -> printing.hint("mail.view.setup.password.app");
            case SWITCHED_ON -> printing.hint("mail.view.setup.password.switch");
            case MODERN_SIGN_IN -> printing.hint("mail.view.setup.password.modern");
        }
        return found;
    }

    /// The provider to sign in at instead of saying a password; null if there is none.
    @Nullable Provider provider(String address, Found found) {
        return desk.mail().accounts().signIns().providers().all().stream()
                .filter(Provider::usable)
                .filter(one ->
                        one.serves(address)
                                || (!found.exchange().isEmpty() && one.behind(found.exchange())))
                .findFirst()
                .orElse(null);
    }

    /// Tries the servers one after the other; a certificate that is not accepted is asked about.
    ///
    /// @throws Problem that stood in the way
    MailboxTrial tried(Found found, @Nullable ServerUrl outgoing, Credential credential) {
        var servers =
                new Servers(
                        found.incoming(),
                        outgoing == null ? found.outgoing() : List.of(outgoing),
                        List.of());
        while (true) {
            var trial = new MailboxTrial(servers, found.shut());
            var told = EnumSet.noneOf(Step.class);
            trial.run(
                    ServerCheck.onLine(desk.mail().connector().trust()),
                    _ -> credential,
                    () -> tell(trial, told));
            if (trial.passed()) {
                return trial;
            }
            var problem = problem(trial);
            if (!(problem instanceof CertificateRejected rejected)
                    || !new CertificateQuestion(printing, keys).trusts(rejected)) {
                throw problem;
            }
            var now = desk.clock().instant();
            desk.mail().trusted().trust(TrustedServer.of(rejected.shown(), now));
        }
    }

    private static Problem problem(MailboxTrial trial) {
        return trial.lines().stream()
                .map(Line::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Failed without a reason"));
    }

    /// The steps that have come to an end since.
    private void tell(MailboxTrial trial, EnumSet<Step> told) {
        var words = new StepWords(printing.texts());
        for (var line : trial.lines()) {
            var over = line.state() != State.AHEAD && line.state() != State.RUNNING;
            if (over && told.add(line.step())) {
                line.tried().forEach(one -> printing.say("  " + words.sentence(one)));
                if (line.problem() == null) {
                    printing.say(words.sentence(line));
                }
            }
        }
    }
}
