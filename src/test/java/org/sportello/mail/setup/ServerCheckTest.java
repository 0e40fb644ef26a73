package org.sportello.mail.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.imap.ImapConnection.RemoteFolder;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.setup.ServerCheck.Step;
import org.sportello.mail.signin.Credential.Password;
import org.sportello.mail.signin.Trust;

import java.util.List;

class ServerCheckTest {

    private final TestServer server = new TestServer();
    private final ServerCheck check = ServerCheck.onLine(Trust.usual());

    @AfterEach
    void stop() {
        server.close();
    }

    private ServerUrl incoming() {
        return server.mailbox("INBOX").incoming();
    }

    @Test
    void theFoldersAreListed() {
        server.createFolder("Orders");
        var names =
                check.receive(incoming(), new Password(TestServer.PASSWORD)).stream()
                        .map(RemoteFolder::name)
                        .toList();
        assertTrue(names.containsAll(List.of("INBOX", "Orders")), names.toString());
    }

    @Test
    void aWrongPasswordFailsAtSigningIn() {
        var problem =
                assertThrows(Problem.class, () -> check.receive(incoming(), new Password("wrong")));
        assertEquals(Step.SIGN_IN, ServerCheck.where(problem));
    }

    @Test
    void aLineThatCannotBeProtectedFailsBeforeThePasswordIsSent() {
        var url = incoming();
        var protect =
                new ServerUrl(
                        url.protocol(), Security.STARTTLS, url.user(), url.host(), url.port());
        var problem =
                assertThrows(
                        Problem.class,
                        () -> check.receive(protect, new Password(TestServer.PASSWORD)));
        assertEquals(Step.SECURE, ServerCheck.where(problem));
    }

    @Test
    void whereNobodyAnswersNothingIsFound() {
        var url = incoming();
        server.close();
        var problem =
                assertThrows(
                        Problem.class, () -> check.receive(url, new Password(TestServer.PASSWORD)));
        assertEquals(Step.FIND, ServerCheck.where(problem));
    }

    @Test
    void sendingIsTriedWithoutSending() {
        var outgoing = server.mailbox("INBOX").outgoing();
        assertTrue(outgoing != null);
        check.send(outgoing, new Password(TestServer.PASSWORD));
        assertEquals(0, server.greenMail().getReceivedMessages().length);
    }
}
