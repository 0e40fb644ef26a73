package org.sportello.mail.view.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sportello.mail.Alias;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.setup.FakeRecords;
import org.sportello.mail.setup.MailboxTrial.State;
import org.sportello.mail.setup.ServerCheck.Step;
import org.sportello.mail.setup.ServerSearch;
import org.sportello.mail.signin.CertificateRejected;
import org.sportello.mail.signin.MailboxUnreachable;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.signin.TrustedServer;
import org.sportello.mail.signin.provider.IdentityProvider;
import org.sportello.mail.signin.provider.Provider;
import org.sportello.mail.view.Samples;
import org.sportello.mail.view.setup.MailboxSetupModel.Stage;
import org.sportello.ui.Work;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

class MailboxSetupModelTest {

    private final Samples samples = new Samples(Locale.UK);
    private final List<Mailbox> saved = new ArrayList<>();

    private MailboxSetupModel model(@Nullable Mailbox edited) {
        return new MailboxSetupModel(
                samples.setup(), samples.tools.work(), samples.texts, edited, saved::add);
    }

    private MailboxSetupModel filledIn(String address) {
        var model = model(null);
        model.address.set(address);
        model.way.password.set("secret");
        return model;
    }

    private static State state(MailboxSetupModel model, Step step) {
        return model.steps.lines.get(step.ordinal()).state();
    }

    @Test
    void anAddressAndAPasswordAreEnoughToTry() {
        var model = model(null);
        var testable = model.testable();
        assertFalse(testable.get());
        model.address.set("anna@example");
        model.way.password.set("x");
        assertFalse(testable.get());
        model.address.set("anna@example.com");
        assertTrue(testable.get());
    }

    @Test
    void whatWorksIsSavedWithItsPasswordAndFetchedAtOnce() {
        var model = filledIn(" support@example.com ");
        model.name.set("Shop");
        model.test();
        assertEquals(Stage.FOLDERS, model.stageProperty().get());
        model.choices.acknowledge.set(true);
        model.save();
        var mailbox = saved.getFirst();
        assertEquals("Shop", mailbox.name());
        assertEquals("support@example.com", mailbox.address());
        assertEquals(
                "imaps://support@example.com@imap.example.com:993", mailbox.incoming().toString());
        assertEquals(List.of("INBOX"), mailbox.folders());
        assertTrue(mailbox.archive() && mailbox.acknowledge() && mailbox.active());
        assertEquals("secret", samples.secrets.get("mailbox." + mailbox.id()));
        assertEquals(List.of("sync " + mailbox.id()), samples.asked);
        assertEquals("", model.way.password.get());
    }

    @Test
    void guessesAreTriedUntilOneIsThere() {
        samples.checking =
                (url, _) -> {
                    if (!url.host().equals("mail.example.com")) {
                        throw MailboxUnreachable.unknown(url.host(), null);
                    }
                    return Samples.FOLDERS;
                };
        var model = filledIn("a@example.com");
        model.test();
        assertEquals(
                List.of(
                        "imap.example.com:993",
                        "mail.example.com:993",
                        "smtp.example.com:465",
                        "mail.example.com:465"),
                samples.tried);
        assertEquals(Stage.FOLDERS, model.stageProperty().get());
    }

    @Test
    void aRefusedPasswordIsNotTriedElsewhere() {
        samples.checking =
                (url, _) -> {
                    throw new SignInRejected(url.user(), url.host(), null);
                };
        var model = filledIn("a@example.com");
        model.test();
        assertEquals(List.of("imap.example.com:993"), samples.tried);
        assertEquals(State.DONE, state(model, Step.FIND));
        assertEquals(State.DONE, state(model, Step.SECURE));
        assertEquals(State.FAILED, state(model, Step.SIGN_IN));
        assertEquals(State.AHEAD, state(model, Step.FOLDERS));
        assertEquals(Stage.TEST, model.stageProperty().get());
    }

    @Test
    void aServerWithAWrongCertificateIsTriedAgainOnceItIsTrusted() {
        samples.checking =
                (url, _) -> {
                    if (url.protocol() == Protocol.IMAP
                            && samples.trusted.find(url.host(), url.port()).isEmpty()) {
                        throw Samples.selfSigned(url);
                    }
                    return Samples.FOLDERS;
                };
        var model = filledIn("a@example.com");
        model.test();
        var problem = model.steps.lines.get(Step.SECURE.ordinal()).problem();
        assertEquals(Stage.TEST, model.stageProperty().get());
        model.trust(assertInstanceOf(CertificateRejected.class, problem).shown());
        assertEquals(Stage.FOLDERS, model.stageProperty().get());
        assertEquals(
                List.of("imap.example.com:993"),
                samples.trusted.all().stream().map(TrustedServer::place).toList());
    }

    @Test
    void aServerWithAWrongCertificateIsNotGotAroundByAskingForLess() {
        samples.checking =
                (url, _) -> {
                    if (url.protocol() == Protocol.IMAP) {
                        throw Samples.selfSigned(url);
                    }
                    return Samples.FOLDERS;
                };
        var model = filledIn("a@example.com");
        model.test();
        assertEquals(State.FAILED, state(model, Step.SECURE));
        assertTrue(samples.tried.stream().noneMatch(place -> place.endsWith(":995")));
    }

    @Test
    void whereThereIsNoImapPopIsTried() {
        samples.checking =
                (url, _) -> {
                    if (url.protocol() == Protocol.IMAP) {
                        throw MailboxUnreachable.unknown(url.host(), null);
                    }
                    return List.of(Samples.folder("INBOX"));
                };
        var model = filledIn("a@example.com");
        model.test();
        assertTrue(model.isPop());
        assertEquals(Stage.FOLDERS, model.stageProperty().get());
    }

    @Test
    void ofManyFailuresTheMostTellingIsShown() {
        samples.checking =
                (url, _) -> {
                    throw url.host().startsWith("mail.") && url.port() == 993
                            ? MailboxUnreachable.silent(url.host(), url.port(), null)
                            : MailboxUnreachable.unknown(url.host(), null);
                };
        var model = filledIn("a@example.com");
        model.test();
        var problem = model.steps.lines.get(Step.FIND.ordinal()).problem();
        assertEquals("mail.silent", problem == null ? "" : problem.key());
    }

    @Test
    void receivingMayWorkWhereSendingDoesNot() {
        samples.checking =
                (url, _) -> {
                    if (url.protocol() == Protocol.SMTP) {
                        throw new SignInRejected(url.user(), url.host(), null);
                    }
                    return Samples.FOLDERS;
                };
        var model = filledIn("a@example.com");
        model.test();
        assertEquals(State.DONE, state(model, Step.FOLDERS));
        assertEquals(State.FAILED, state(model, Step.SEND));
    }

    @Test
    void anOpenLineNeedsAnExplicitYes() {
        var model = filledIn("a@example.com");
        model.servers.on.set(true);
        assertEquals("imap.example.com", model.servers.incoming.host.get());
        var testable = model.testable();
        assertTrue(testable.get());
        model.servers.incoming.security.set(Security.PLAIN);
        assertEquals("143", model.servers.incoming.port.get());
        assertFalse(testable.get());
        model.servers.incoming.open.set(true);
        assertTrue(testable.get());
        model.test();
        assertEquals(State.CAREFUL, state(model, Step.SECURE));
        model.servers.incoming.security.set(Security.TLS);
        model.servers.incoming.security.set(Security.PLAIN);
        assertFalse(testable.get());
    }

    @Test
    void withoutAServerForSendingItOnlyReceives() {
        var model = filledIn("a@example.com");
        model.servers.on.set(true);
        model.servers.outgoing.host.set("");
        model.test();
        assertEquals(State.SKIPPED, state(model, Step.SEND));
        model.save();
        assertNull(saved.getFirst().outgoing());
    }

    @Test
    void editingKeepsWhatIsNotTouched() {
        var before = samples.mailbox(3, "Support");
        var model = model(before);
        assertTrue(model.testable().get());
        model.choices.acknowledge.set(false);
        samples.checking =
                (_, password) -> {
                    assertEquals("old secret", password);
                    return Samples.FOLDERS;
                };
        model.test();
        assertEquals(
                List.of("INBOX", "Orders"),
                model.choices.folders.stream()
                        .filter(one -> one.chosen.get())
                        .map(one -> one.name)
                        .toList());
        model.save();
        var after = samples.mailboxes.get(3L);
        assertEquals(before.incoming(), after.incoming());
        assertEquals("Kind regards", after.signature());
        assertFalse(after.acknowledge());
        assertEquals("old secret", samples.secrets.get("mailbox.3"));
    }

    @Test
    void aServerThatSpeaksPopIsChosenByHandAndOffersItsInbox() {
        samples.checking = (_, _) -> List.of(Samples.folder("INBOX"));
        var model = filledIn("a@example.com");
        model.servers.on.set(true);
        model.servers.incoming.host.set("pop.example.com");
        model.servers.incoming.protocol.set(Protocol.POP3);
        assertEquals("995", model.servers.incoming.port.get());
        model.servers.incoming.security.set(Security.STARTTLS);
        assertEquals("110", model.servers.incoming.port.get());
        model.test();
        assertTrue(model.isPop());
        model.save();
        assertEquals(
                "pop3://a@example.com@pop.example.com:110?starttls",
                saved.getFirst().incoming().toString());
        var again = model(saved.getFirst());
        assertEquals(Protocol.POP3, again.servers.incoming.protocol.get());
    }

    @Test
    void withoutAFolderNothingIsSaved() {
        var model = filledIn("a@example.com");
        model.test();
        var savable = model.choices.any();
        assertTrue(savable.get());
        model.choices.folders.forEach(folder -> folder.chosen.set(false));
        assertFalse(savable.get());
    }

    @Test
    void theInboxComesFirstAndTheBinLast() {
        var model = filledIn("a@example.com");
        model.test();
        assertEquals(
                List.of("INBOX", "Orders", "Archive/2025", "Sent", "Junk", "Trash"),
                model.choices.folders.stream().map(folder -> folder.name).toList());
    }

    private IdentityProvider house() throws IOException {
        var house = new IdentityProvider("shop@example.org");
        samples.providers.save(house.provider());
        samples.browser = page -> IdentityProvider.browse(URI.create(page));
        return house;
    }

    @Test
    void anAddressOfAProviderIsSignedInInTheBrowser() throws IOException {
        try (var house = house()) {
            var model = model(null);
            model.address.set("shop@example.org");
            assertEquals(house.provider(), model.provider.getValue());
            samples.checking =
                    (_, token) -> {
                        assertTrue(house.good(token));
                        return Samples.FOLDERS;
                    };
            model.test();
            assertEquals(Stage.FOLDERS, model.stageProperty().get());
            model.save();
            var mailbox = saved.getFirst();
            assertEquals("house", mailbox.provider());
            assertNull(samples.secrets.get("mailbox." + mailbox.id()));
            assertTrue(
                    house.given()
                            .contains(
                                    samples.secrets.get(
                                            "mailbox.%d.refresh".formatted(mailbox.id()))));
        }
    }

    @Test
    void whoWantsAPasswordInsteadMaySayOne() throws IOException {
        try (var _ = house()) {
            var model = filledIn("shop@example.org");
            model.way.withPassword.set(true);
            assertNull(model.provider.getValue());
            model.test();
            model.save();
            assertNull(saved.getFirst().provider());
        }
    }

    @Test
    void signInAgainTakesOneClick() throws IOException {
        try (var house = house()) {
            var mailbox = samples.mailbox(1, "Support").withProvider("house");
            samples.mailboxes.put(1L, mailbox);
            model(mailbox).signInAgain();
            assertEquals(List.of(mailbox), saved);
            assertTrue(house.given().contains(samples.secrets.get("mailbox.1.refresh")));
            assertEquals(List.of("sync 1"), samples.asked);
        }
    }

    @Test
    void aSignInThatFailsSaysWhyAndMayBeTriedAgain() throws IOException {
        try (var house = house()) {
            house.declines();
            var model = model(null);
            model.address.set("shop@example.org");
            model.test();
            assertEquals(Stage.BROWSER, model.stageProperty().get());
            var problem = model.way.visit.problemProperty().get();
            assertEquals("mail.signInDeclined", problem == null ? "" : problem.key());
            model.back();
            assertEquals(Stage.FORM, model.stageProperty().get());
        }
    }

    @Test
    void withoutAProviderThePasswordIsAskedForAfterTheSearch() {
        var model = model(null);
        model.address.set("a@example.com");
        model.test();
        assertEquals(Stage.FORM, model.stageProperty().get());
        assertTrue(model.way.missing.get());
        assertEquals(List.of(), samples.tried);
        model.way.password.set("x");
        assertFalse(model.way.missing.get());
    }

    @Test
    void theMailOfAnOwnDomainThatAProviderTakesInIsSignedInThere() {
        samples.providers.save(Provider.KNOWN.getFirst().withClientId("me"));
        samples.search =
                new ServerSearch(
                        _ -> Optional.empty(),
                        new FakeRecords().exchange("example.com", "aspmx.l.google.com"),
                        _ -> Optional.empty());
        var model =
                new MailboxSetupModel(
                        samples.setup(),
                        new Work(
                                job -> {
                                    if (samples.opened.isEmpty()) {
                                        job.run();
                                    }
                                },
                                Runnable::run,
                                _ -> {},
                                _ -> {}),
                        samples.texts,
                        null,
                        saved::add);
        model.address.set("shop@example.com");
        samples.browser = samples.opened::add;
        model.test();
        assertEquals(Stage.BROWSER, model.stageProperty().get());
        assertTrue(samples.opened.getFirst().startsWith("https://accounts.google.com/"));
        model.back();
    }

    @Test
    void changingAMailboxKeepsWhatThisFormDoesNotShow() {
        var mailbox =
                samples.mailbox(1, "Support")
                        .withAliases(List.of(new Alias("shop@example.com", "", "")));
        var model = model(mailbox);
        model.test();
        model.save();
        assertEquals(mailbox.aliases(), saved.getFirst().aliases());
    }
}
