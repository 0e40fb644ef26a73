package org.sportello.app.cli.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.MailWiring;
import org.sportello.app.Wiring;
import org.sportello.app.cli.SportelloCommand;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.signin.SecretStore;
import org.sportello.script.CannedReply;
import org.sportello.storage.StoreFolder;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// An answer from the command line, from the ticket to the customer; and `sync --watch`.
class ReplyCommandTest {

    private static final List<String> INTERACTION =
            List.of(
                    "kind",
                    "at",
                    "from",
                    "to",
                    "messageId",
                    "text",
                    "newText",
                    "why",
                    "delivery",
                    "leavesAt",
                    "attachments");

    @TempDir private Path folder = Path.of("");
    private final TestServer server = new TestServer();
    private StringWriter err = new StringWriter();
    private String number = "";

    @BeforeEach
    void aDeskWithAMatter() {
        System.setProperty(MailWiring.FILE_SECRETS, "1");
        add(String.valueOf(server.mailbox("INBOX").outgoing()));
        server.deliver("Where is my order", "I wait since Monday.");
        assertEquals(0, run("sync").status(), err.toString());
        try (var desk = new Wiring(StoreFolder.of(store()))) {
            desk.store().agents().add("Anna", "anna@example.org");
            desk.store().agents().add("Luca", "luca@example.org");
        }
        number = json("tickets", "--json").get("tickets").get(0).get("number").asLong() + "";
    }

    private Path store() {
        return folder.resolve("desk");
    }

    private void add(String outgoing) {
        var before = System.in;
        var password = TestServer.PASSWORD + "\n";
        System.setIn(new ByteArrayInputStream(password.getBytes(StandardCharsets.UTF_8)));
        try {
            var done =
                    run(
                            "mailbox",
                            "add",
                            "--name",
                            "Support",
                            "--address",
                            TestServer.ADDRESS,
                            "--imap",
                            server.mailbox("INBOX").incoming().toString(),
                            "--smtp",
                            outgoing,
                            "--password-stdin");
            assertEquals(0, done.status(), err.toString());
        } finally {
            System.setIn(before);
        }
    }

    @AfterEach
    void stop() {
        System.clearProperty(MailWiring.FILE_SECRETS);
        server.close();
    }

    private record Done(int status, String out) {}

    private Done run(String... arguments) {
        var out = new StringWriter();
        err = new StringWriter();
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--store", store().toString()));
        var command = SportelloCommand.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Done(command.execute(all.toArray(String[]::new)), out.toString());
    }

    private JsonNode json(String... arguments) {
        var done = run(arguments);
        assertEquals(0, done.status(), err.toString());
        return JsonMapper.shared().readTree(done.out());
    }

    private String file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static JsonNode last(JsonNode ticket, String kind) {
        var interactions = ticket.get("interactions");
        for (int i = interactions.size() - 1; i >= 0; i--) {
            if (interactions.get(i).get("kind").asString().equals(kind)) {
                return interactions.get(i);
            }
        }
        throw new AssertionError("No " + kind + " in " + ticket);
    }

    private MimeMessage received() {
        return Arrays.stream(server.greenMail().getReceivedMessages())
                .filter(ReplyCommandTest::isReply)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isReply(MimeMessage message) {
        try {
            return message.getHeader("In-Reply-To") != null;
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void everythingThatIsAskedForReachesTheCustomer() throws Exception {
        var invoice = file("fattura.pdf", "%PDF-");
        var ticket =
                json(
                        "reply",
                        number,
                        "--text-file",
                        file("answer.txt", "It left today.\nCiao, è partito."),
                        "--state",
                        "solved",
                        "--cc",
                        "boss@example.com",
                        "--cc",
                        "Store <store@example.com>",
                        "--attach",
                        invoice,
                        "--attach",
                        file("note.txt", "hello"),
                        "--agent",
                        "luca",
                        "--json");
        assertEquals("sportello.ticket/1", ticket.get("schema").asString());
        assertEquals("solved", ticket.get("state").asString());
        assertEquals("Luca", ticket.get("assignee").asString());
        var out = last(ticket, "mail-out");
        assertEquals(INTERACTION, List.copyOf(out.propertyNames()));
        assertEquals("queued", out.get("delivery").asString());
        assertEquals(TestServer.ADDRESS, out.get("from").asString());
        assertEquals(
                "[\"anna@example.com\",\"boss@example.com\",\"store@example.com\"]",
                out.get("to").toString());
        assertEquals("It left today.\nCiao, è partito.", out.get("newText").asString());
        assertTrue(out.get("text").asString().contains("> I wait since Monday."));
        assertFalse(out.get("messageId").asString().startsWith("<"));
        assertEquals("fattura.pdf", out.get("attachments").get(0).get("name").asString());
        assertEquals(
                List.of("name", "type", "size"),
                List.copyOf(out.get("attachments").get(0).propertyNames()));
        assertEquals(5, out.get("attachments").get(0).get("size").asInt());

        assertEquals(1, json("sync", "--json").get("sent").asInt());
        var mail = received();
        assertEquals(3, mail.getAllRecipients().length);
        assertTrue(((Multipart) mail.getContent()).getCount() >= 3);
        var shown = json("ticket", number, "--json");
        assertEquals("sent", last(shown, "mail-out").get("delivery").asString());
        assertEquals(INTERACTION, List.copyOf(last(shown, "mail-in").propertyNames()));
        assertTrue(last(shown, "mail-in").get("delivery").isNull());
        assertTrue(run("ticket", number).out().contains("fattura.pdf"));
    }

    @Test
    void whatWasTakenBackHasNoWordOfDelivery() {
        assertEquals(0, run("reply", number, "--text-file", file("a.txt", "Yes.")).status());
        try (var desk = new Wiring(StoreFolder.of(store()))) {
            var outbox = desk.mail().outbox();
            assertTrue(outbox.cancel(outbox.waiting().getFirst().id()));
        }
        var out = last(json("ticket", number, "--json"), "mail-out");
        assertTrue(out.get("delivery").isNull());
        assertFalse(out.has("takenBack"));
    }

    @Test
    void whatWaitsForTheLimitSaysUntilWhen() {
        assertEquals(0, run("mailbox", "sending", "Support", "--per-hour", "1").status());
        assertEquals(0, run("reply", number, "--text-file", file("a.txt", "One.")).status());
        assertTrue(run("ticket", number).out().contains("Leaves in a moment"));
        assertEquals(0, run("reply", number, "--text-file", file("b.txt", "Two.")).status());
        assertEquals(0, run("sync").status(), err.toString());

        var said = run("ticket", number).out();
        assertTrue(said.contains("Waits until "), said);
        assertTrue(said.contains("this mailbox sends at most one message an hour."), said);
        assertFalse(said.contains("on its way"), said);
        var waiting = last(json("ticket", number, "--json"), "mail-out");
        assertEquals("queued", waiting.get("delivery").asString());
        assertTrue(Instant.parse(waiting.get("leavesAt").asString()).isAfter(Instant.now()));
    }

    @Test
    void theTextMayComeFromTheInputAndTheStateIsWaitingThen() {
        var before = System.in;
        System.setIn(new ByteArrayInputStream("Subito!".getBytes(StandardCharsets.UTF_8)));
        try {
            assertEquals(0, run("reply", number, "--text-file", "-").status(), err.toString());
        } finally {
            System.setIn(before);
        }
        var ticket = json("ticket", number, "--json");
        assertEquals("waiting", ticket.get("state").asString());
        assertEquals("Subito!", last(ticket, "mail-out").get("newText").asString());
    }

    @Test
    void aCannedReplyStandsBeforeTheText() {
        try (var desk = new Wiring(StoreFolder.of(store()))) {
            var scripts = desk.store().scripts();
            scripts.save(canned("Thanks", "Dear {{customer.name}}, thank you."));
            scripts.save(canned("Asks", "Colour: {{colour}}"));
        }
        var ticket =
                json(
                        "reply",
                        number,
                        "--script",
                        "Thanks",
                        "--text-file",
                        file("a.txt", "More soon."),
                        "--agent",
                        "anna",
                        "--json");
        assertEquals(
                "Dear Anna, thank you.\n\nMore soon.",
                last(ticket, "mail-out").get("newText").asString());
        assertEquals(1, run("reply", number, "--script", "Asks").status());
        assertTrue(err.toString().contains("colour"), err.toString());
    }

    private static CannedReply canned(String name, String text) {
        return new CannedReply(0, 0, "", name, "en", text, 0, Instant.EPOCH);
    }

    @Test
    void whatCannotBeSentIsRefusedAndNothingIsWritten() {
        var text = file("a.txt", "Yes.");
        var refused =
                List.of(
                        List.of("reply", number),
                        List.of("reply", number, "--text-file", file("empty.txt", " \n")),
                        List.of("reply", number, "--text-file", folder.toString()),
                        List.of("reply", number, "--text-file", text, "--state", "merged"),
                        List.of("reply", number, "--text-file", text, "--agent", "zorro"),
                        List.of("reply", number, "--text-file", text, "--cc", "no address"),
                        List.of("reply", number, "--text-file", text, "--attach", "/none"),
                        List.of("reply", number, "--text-file", text, "--script", "None"),
                        List.of("reply", "7", "--text-file", text));
        for (var arguments : refused) {
            assertEquals(1, run(arguments.toArray(String[]::new)).status(), arguments.toString());
            assertEquals(1, err.toString().lines().count(), err.toString());
        }
        assertEquals(2, run("reply", "x", "--text-file", text).status());
        assertTrue(err.toString().contains("“x”"), err.toString());
        assertEquals(1, json("ticket", number, "--json").get("interactions").size());
    }

    @Test
    void whatCannotLeaveYetIsSaid() {
        var smtp = server.smtpPort();
        server.greenMail().getSmtp().stopService();
        assertEquals(0, run("reply", number, "--text-file", file("a.txt", "Yes.")).status());
        var sync = run("sync", "--json");
        assertEquals(1, sync.status());
        assertEquals(1, JsonMapper.shared().readTree(sync.out()).get("sendFailed").asInt());
        assertTrue(err.toString().contains("127.0.0.1"), err.toString());
        assertTrue(err.toString().contains("" + smtp), err.toString());
        assertEquals(
                "queued",
                last(json("ticket", number, "--json"), "mail-out").get("delivery").asString());
    }

    @Test
    void aWatchingSyncFetchesMailAsItComesAndAnswersCommands() throws Exception {
        var watching = Thread.ofPlatform().start(() -> run("sync", "--watch"));
        try {
            while (!Files.exists(store().resolve("window.open"))) {
                Thread.onSpinWait();
            }
            server.deliver("A new matter");
            while (total() < 2) {
                Thread.onSpinWait();
            }
            assertNull(problem("set", number, "tag+=delivery"));
        } finally {
            watching.interrupt();
            watching.join();
        }
        assertEquals(2, total());
    }

    private @org.jspecify.annotations.Nullable String problem(String... arguments) {
        return run(arguments).status() == 0 ? null : err.toString();
    }

    private int total() {
        var done = run("tickets", "--json");
        return done.status() == 0
                ? JsonMapper.shared().readTree(done.out()).get("total").asInt()
                : 0;
    }

    @Test
    void whatARefusedPasswordKeptBackLeavesWithTheNextSyncOnceItIsRight() throws Exception {
        secret("wrong");
        var text = Files.writeString(folder.resolve("t.txt"), "It is on its way.");
        assertEquals(0, run("reply", number, "--text-file", text.toString()).status());
        assertEquals(1, run("sync").status());
        assertTrue(err.toString().contains(TestServer.ADDRESS), err::toString);

        secret(TestServer.PASSWORD);
        assertEquals(0, run("sync").status(), err::toString);
        assertEquals(1, server.count("Sent"));
    }

    private void secret(String password) {
        try (var desk = new Wiring(StoreFolder.of(store()))) {
            var mailbox = desk.store().mailboxes().all().getFirst();
            desk.mail().secrets().put(SecretStore.outgoing(mailbox), password);
        }
    }

    @Test
    void mailToAnotherAddressIsAnsweredAsIt() throws Exception {
        var listed =
                run(
                        "mailbox",
                        "alias",
                        "Support",
                        "--add",
                        "The shop <shop@example.org>",
                        "--add",
                        "old@example.org",
                        "--signature",
                        "Your **shop**");
        assertEquals(0, listed.status(), err.toString());
        assertEquals(
                List.of("The shop <shop@example.org>", "old@example.org"),
                listed.out().lines().toList());
        assertEquals(
                "The shop <shop@example.org>",
                run("mailbox", "alias", "Support", "--remove", "OLD@example.org").out().strip());
        assertEquals(1, run("mailbox", "alias", "Support", "--remove", "x@example.org").status());
        assertEquals(1, run("mailbox", "alias", "Support", "--add", "shop").status());

        var letter =
                TestServer.message("To the shop", "Are you open?")
                        .replace("To: " + TestServer.ADDRESS, "To: shop@example.org");
        server.greenMail()
                .getManagers()
                .getImapHostManager()
                .getInbox(
                        server.greenMail()
                                .getManagers()
                                .getUserManager()
                                .getUser(TestServer.ADDRESS))
                .store(
                        new MimeMessage(
                                (jakarta.mail.Session) null,
                                new ByteArrayInputStream(letter.getBytes(StandardCharsets.UTF_8))));
        assertEquals(0, run("sync").status(), err.toString());
        var asked = json("tickets", "--query", "open", "--json").get("tickets").get(0);
        var shown =
                json(
                        "reply",
                        asked.get("number").asString(),
                        "--text-file",
                        file("a.txt", "We are."),
                        "--json");
        assertEquals("shop@example.org", last(shown, "mail-out").get("from").asString());
        var number = asked.get("number").asString();
        var as =
                json(
                        "reply",
                        number,
                        "--text-file",
                        file("b.txt", "And tomorrow."),
                        "--from",
                        TestServer.ADDRESS.toUpperCase(Locale.ROOT),
                        "--json");
        assertEquals(TestServer.ADDRESS, last(as, "mail-out").get("from").asString());
        assertEquals(
                1,
                run(
                                "reply",
                                number,
                                "--text-file",
                                file("c.txt", "Or not."),
                                "--from",
                                "stranger@example.org")
                        .status());
        assertTrue(err.toString().contains("shop@example.org"), err.toString());
        assertEquals(2, json("sync", "--json").get("sent").asInt());
        var mail = received();
        assertEquals("The shop <shop@example.org>", mail.getFrom()[0].toString());
        assertTrue(mail.getHeader("Message-ID")[0].endsWith("@example.org>"));
        assertTrue(last(shown, "mail-out").get("text").asString().contains("Your shop"));
    }
}
