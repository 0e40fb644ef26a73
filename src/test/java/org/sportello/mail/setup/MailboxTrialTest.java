package org.sportello.mail.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.setup.MailboxTrial.Servers;
import org.sportello.mail.setup.MailboxTrial.State;
import org.sportello.mail.setup.ServerCheck.Step;
import org.sportello.mail.signin.SignInRejected;

import java.util.List;

/// What the steps of a trial say.
final class MailboxTrialTest {

    @ParameterizedTest
    @CsvSource({
        "pop3://anna@mail.example.com:110?plain, CAREFUL, ''",
        "imap://anna@mail.example.com:143?plain, CAREFUL, ''",
        "imap://anna@127.0.0.1:143?plain, DONE, ''",
        "imaps://anna@mail.example.com:993, DONE, mail.example.com",
        "pop3://anna@mail.example.com:110?starttls, DONE, mail.example.com",
    })
    void aRefusedPasswordDoesNotMakeAnOpenLineAProtectedOne(
            String server, State state, String subject) {
        var url = ServerUrl.parse(server);
        var trial = new MailboxTrial(new Servers(List.of(url), List.of(), List.of()));
        trial.next();
        trial.failed(url, new SignInRejected(url.user(), url.host(), null));

        var secure = trial.lines().get(Step.SECURE.ordinal());
        assertEquals(state, secure.state());
        assertEquals(subject, secure.subject());
        assertEquals(State.FAILED, trial.lines().get(Step.SIGN_IN.ordinal()).state());
    }
}
