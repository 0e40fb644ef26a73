package org.sportello.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.MailWiring;
import org.sportello.app.Wiring;
import org.sportello.mail.imap.TestServer;
import org.sportello.storage.StoreFolder;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `mailbox` and `sync`, as a script uses them, against a mail server in this process.
class SyncCommandTest {

    @TempDir private Path folder = Path.of("");
    private final TestServer server = new TestServer();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void secretsInTheStore() {
        System.setProperty(MailWiring.FILE_SECRETS, "1");
    }

    @AfterEach
    void stop() {
        System.clearProperty(MailWiring.FILE_SECRETS);
        server.close();
    }

    private record Done(int status, String out) {

        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    private Done run(String... arguments) {
        var out = new StringWriter();
        err = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        var command = SportelloCommand.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        var at = arguments[0].equals("mailbox") ? 2 : 1;
        all.addAll(at, List.of("--store", folder.resolve("desk").toString()));
        return new Done(command.execute(all.toArray(String[]::new)), out.toString());
    }

    private Done add(String name, String password, String... more) {
        return addAt(server.mailbox("INBOX").incoming().toString(), name, password, more);
    }

    private Done addAt(String incoming, String name, String password, String... more) {
        var mailbox = server.mailbox("INBOX");
        var arguments =
                new ArrayList<>(
                        List.of(
                                "mailbox",
                                "add",
                                "--name",
                                name,
                                "--address",
                                TestServer.ADDRESS,
                                "--imap",
                                incoming,
                                "--smtp",
                                String.valueOf(mailbox.outgoing()),
                                "--password-stdin"));
        arguments.addAll(List.of(more));
        var before = System.in;
        System.setIn(new ByteArrayInputStream((password + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void mailIsFetchedOnceAndToldAsTheContractSays() {
        assertEquals(0, add("Support", TestServer.PASSWORD).status(), err::toString);
        server.deliver("Where is my order");
        server.deliver("Invoice 118");

        var first = run("sync", "--json");
        assertEquals(0, first.status(), err::toString);
        assertEquals("", err.toString());
        assertEquals(
                List.of(
                        "schema",
                        "seconds",
                        "messages",
                        "stored",
                        "duplicates",
                        "quarantined",
                        "ticketsCreated",
                        "sent",
                        "sendFailed",
                        "mailboxes"),
                List.copyOf(first.json().propertyNames()));
        assertEquals("sportello.sync/1", first.json().get("schema").asString());
        assertEquals(2, first.json().get("messages").asInt());
        assertEquals(2, first.json().get("stored").asInt());
        assertEquals(2, first.json().get("ticketsCreated").asInt());
        var mailbox = first.json().get("mailboxes").get(0);
        assertEquals(
                List.of("name", "ok", "problem", "folders"), List.copyOf(mailbox.propertyNames()));
        assertTrue(mailbox.get("ok").asBoolean());
        assertTrue(mailbox.get("problem").isNull());
        var inbox = mailbox.get("folders").get(0);
        assertEquals(
                List.of("name", "uidValidity", "lastUid", "fetched"),
                List.copyOf(inbox.propertyNames()));
        assertEquals(2, inbox.get("lastUid").asInt());

        assertEquals(0, run("sync", "--json").json().get("messages").asInt());
    }

    @Test
    void mailboxWithPop3IsTestedAndReadAndAnsweredFrom() {
        var url = "pop3://" + TestServer.ADDRESS + "@127.0.0.1:" + server.popPort() + "?plain";
        assertEquals(0, addAt(url, "Shop", TestServer.PASSWORD, "--ack").status(), err::toString);
        assertEquals(0, run("mailbox", "test", "Shop").status(), err::toString);
        server.deliver("Where is my order");
        var first = run("sync", "--json");
        assertEquals(0, first.status(), err::toString);
        assertEquals(1, first.json().get("ticketsCreated").asInt());
        assertEquals(1, first.json().get("sent").asInt());
        assertEquals(0, run("sync", "--json").json().get("messages").asInt());
        assertEquals(1, server.count("INBOX"));
    }

    @Test
    void doctorSaysHowEachMailboxIs() {
        add("Support", TestServer.PASSWORD);
        add("Shop", "wrong");
        var before = run("doctor", "--json").json().get("mailboxes").get(0);
        assertTrue(before.get("lastSuccess").isNull());
        assertTrue(before.get("ok").asBoolean());

        server.deliver("Where is my order");
        server.deliver("Invoice 118");
        run("sync");
        var done = run("doctor", "--json");
        assertEquals(1, done.status());
        var support = done.json().get("mailboxes").get(0);
        assertEquals("Support", support.get("name").asString());
        assertTrue(support.get("ok").asBoolean());
        assertFalse(support.get("lastSuccess").isNull());
        assertTrue(support.get("lagSeconds").asLong() >= 0);
        assertEquals(2, support.get("stored").asInt());
        assertEquals(0, support.get("quarantined").asInt());
        assertTrue(support.get("abilities").toString().contains("IDLE"), support.toString());
        assertTrue(support.get("certificateUntil").isNull());
        assertTrue(support.get("folders").get(0).get("complete").asBoolean());
        var shop = done.json().get("mailboxes").get(1);
        assertFalse(shop.get("ok").asBoolean());
        assertFalse(shop.get("failingSince").isNull());
        assertTrue(shop.get("problem").asString().contains(TestServer.ADDRESS), shop.toString());
        assertFalse(shop.get("fix").isNull());
        var words = run("doctor").out();
        assertTrue(words.contains("Support: ") && words.contains("Shop"), words);

        server.greenMail().setUser(TestServer.ADDRESS, TestServer.ADDRESS, "wrong");
        run("sync", "--mailbox", "Shop");
        assertTrue(run("doctor", "--json").json().get("mailboxes").get(1).get("ok").asBoolean());
    }

    @Test
    void newTicketIsAcknowledgedInTheSameRun() {
        add("Support", TestServer.PASSWORD, "--ack");
        server.deliver("Where is my order");
        var done = run("sync", "--json");
        assertEquals(1, done.json().get("sent").asInt(), done::out);
        assertEquals(1, server.count("Sent"));
        assertEquals(0, run("sync", "--json").json().get("sent").asInt());
    }

    @Test
    void problemIsOneLineAndTheOtherMailboxesGoOn() {
        add("Support", TestServer.PASSWORD);
        add("Shop", "wrong");
        server.deliver("Where is my order");
        var done = run("sync", "--json");
        assertEquals(1, done.status());
        assertEquals(1, done.json().get("messages").asInt());
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().startsWith("Shop: "), err::toString);
        assertEquals(0, run("sync", "--mailbox", "Support").status());
        assertEquals(1, run("sync", "--mailbox", "Nobody").status());
    }

    @Test
    void aPausedMailboxIsFetchedOnlyWhenItIsNamed() {
        add("Support", TestServer.PASSWORD);
        try (var desk = new Wiring(StoreFolder.of(folder.resolve("desk")))) {
            desk.mail().sync().pause(desk.store().mailboxes().all().getFirst().id());
        }
        server.deliver("One");
        assertEquals(0, run("sync", "--json").json().get("messages").asInt());
        assertTrue(err.toString().contains("Support"), err.toString());
        assertEquals(
                1, run("sync", "--json", "--mailbox", "Support").json().get("messages").asInt());
    }

    @Test
    void mailboxIsTestedStepByStep() {
        add("Support", TestServer.PASSWORD, "--folder", "INBOX", "--folder", "Lost");
        var done = run("mailbox", "test", "Support", "--json");
        assertEquals(1, done.status());
        var steps = done.json().get("steps");
        var told = new ArrayList<String>();
        steps.forEach(step ->
                told.add(
                        step.get("step").asString()
                                + " "
                                + step.get("subject").asString()
                                + " "
                                + step.get("ok").asBoolean()));
        assertEquals(
                List.of(
                        "find 127.0.0.1 true",
                        "secure  true",
                        "sign-in " + TestServer.ADDRESS + " true",
                        "folders 1 false",
                        "send 127.0.0.1 true"),
                told);
        assertTrue(steps.get(3).get("detail").asString().contains("“Lost”"), steps.toString());
    }

    @Test
    void mailboxesAreListedAndRemovedAndNamesAreUnique() {
        add("Support", TestServer.PASSWORD);
        assertEquals(1, add("Support", TestServer.PASSWORD).status());
        var list = run("mailbox", "list", "--json").json().get("mailboxes");
        assertEquals(1, list.size());
        assertFalse(list.toString().contains(TestServer.PASSWORD));
        assertEquals(0, run("mailbox", "remove", "Support").status());
        assertEquals(0, run("mailbox", "list", "--json").json().get("mailboxes").size());
        assertEquals(1, run("mailbox", "test", "Support").status());
    }

    @Test
    void usageIsToldApart() {
        assertEquals(2, run("mailbox", "list", "--nonsense").status());
        assertEquals(2, run("mailbox", "add", "--name", "x").status());
    }
}
