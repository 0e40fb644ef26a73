package org.sportello.mail.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.mail.view.MailPictures.find;
import static org.sportello.mail.view.MailPictures.pictures;
import static org.sportello.mail.view.MailPictures.press;

import atlantafx.base.controls.ToggleSwitch;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;
import org.sportello.kernel.Change;
import org.sportello.kernel.Problem;
import org.sportello.mail.Alias;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.Fetching;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.outbox.Outbox.State;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.signin.TrustedServer;
import org.sportello.mail.signin.provider.Provider;
import org.sportello.mail.sync.MailboxState;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.mail.sync.MailboxState.Progress;
import org.sportello.mail.view.fetching.FetchingModel;
import org.sportello.mail.view.fetching.FetchingPane;
import org.sportello.mail.view.pictures.PicturesPane;
import org.sportello.ui.FxTest;
import org.sportello.ui.Pictures;
import org.sportello.ui.Theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

@FxTest
class MailScreensTest {

    private final Samples samples = new Samples(Locale.UK);

    @Test
    void theProvidersAreDrawnAndTakeAClientId() {
        pictures(
                "providers",
                800,
                760,
                one -> {
                    Provider.KNOWN.forEach(one.providers::save);
                    one.providers.save(Provider.KNOWN.getFirst().withClientId("1234.apps"));
                    return new ProvidersPane(one.tools, one.desk()).node();
                });
        Provider.KNOWN.forEach(samples.providers::save);
        var pane = new ProvidersPane(samples.tools, samples.desk()).node();
        find(pane, "client-google", TextInputControl.class).setText("me");
        find(pane, "secret-google", TextInputControl.class).setText("s3cret");
        press(pane, "save-google");
        assertEquals("me", samples.providers.find("google").orElseThrow().clientId());
        assertEquals("s3cret", samples.secrets.get("provider.google"));
        press(pane, "forget-google");
        assertTrue(samples.secrets.get("provider.google") == null);
    }

    @Test
    void trustedServersAreDrawn() {
        pictures(
                "trusted",
                820,
                720,
                one -> {
                    ownServer(one);
                    var shown = Samples.selfSigned(one.mailboxes.get(1L).incoming()).shown();
                    one.trusted.trust(TrustedServer.of(shown, Samples.NOW.minusSeconds(90_000)));
                    return page(one).node();
                });
    }

    private static void ownServer(Samples one) {
        var mailbox = one.mailbox(1, "Support");
        one.states.add(
                new MailboxState(
                        1,
                        "Support",
                        Phase.SIGN_IN_REJECTED,
                        null,
                        Samples.NOW,
                        null,
                        null,
                        Samples.selfSigned(mailbox.incoming())));
    }

    @Test
    void aServerIsTrustedOnceItsCertificateWasSeenAndNoLongerWhenThatIsTakenBack() {
        ownServer(samples);
        var page = page(samples).node();
        press(page, "sign-in-1");
        assertNotNull(find(page, "certificate", Node.class));
        assertEquals(List.of(), samples.trusted.all());
        press(page, "trust-certificate");
        assertEquals(List.of("sync 1"), samples.asked);
        var place = samples.trusted.all().getFirst().place();
        assertEquals("imap.example.com:993", place);
        var revoke =
                page.lookupAll(".button").stream()
                        .filter(one -> ("revoke-" + place).equals(one.getId()))
                        .findFirst()
                        .orElseThrow();
        revoke.fireEvent(new ActionEvent());
        assertEquals(List.of(), samples.trusted.all());
        var undo = samples.tools.notices().shown().getLast().run();
        assertNotNull(undo);
        undo.run();
        assertEquals(1, samples.trusted.all().size());
    }

    private static void threeMailboxes(Samples one) {
        one.mailbox(1, "Support");
        one.mailbox(2, "Orders");
        one.mailbox(3, "Returns");
        var now = Samples.NOW;
        one.states.add(
                new MailboxState(
                        1, "Support", Phase.IDLE, null, now, null, now.minusSeconds(12), null));
        one.states.add(
                new MailboxState(
                        2,
                        "Orders",
                        Phase.SYNCING,
                        new Progress(12_400, 40_000, 312),
                        now,
                        null,
                        null,
                        null));
        one.states.add(
                new MailboxState(
                        3,
                        "Returns",
                        Phase.SIGN_IN_REJECTED,
                        null,
                        now,
                        null,
                        now.minusSeconds(7200),
                        new SignInRejected("returns@example.com", "imap.example.com", null)));
        one.waits(1, State.FAILED, "Re: order", "mail.sendRefused", "550 no such user");
        one.unread(1);
        one.unread(2);
    }

    @Test
    void healthIsDrawn() {
        pictures(
                "health",
                460,
                560,
                one -> {
                    threeMailboxes(one);
                    return health(one, new ArrayList<>()).node();
                });
    }

    private static MailHealthPane health(Samples one, List<String> went) {
        return new MailHealthPane(
                one.texts,
                new MailHealthModel(one.tools, one.desk()),
                new MailHealthPane.Ways(
                        mailbox -> went.add("sign in " + mailbox.id()),
                        () -> went.add("add"),
                        () -> went.add("outbox"),
                        () -> went.add("quarantine")));
    }

    @Test
    void healthLeadsToWhatHelps() {
        threeMailboxes(samples);
        var went = new ArrayList<String>();
        var pane = health(samples, went).node();
        press(pane, "sign-in-3");
        press(pane, "try-3");
        press(pane, "health-outbox");
        press(pane, "health-quarantine");
        assertEquals(List.of("sign in 3", "outbox", "quarantine"), went);
        assertEquals(List.of("sync 3"), samples.asked);
    }

    @Test
    void theSettingsPageIsDrawn() {
        pictures(
                "mailboxes",
                820,
                560,
                one -> {
                    threeMailboxes(one);
                    return page(one).node();
                });
        pictures("mailboxes-none", 820, 420, one -> page(one).node());
    }

    private static MailboxesPage page(Samples one) {
        return new MailboxesPage(
                one.tools, one.desk(), new MailHealthModel(one.tools, one.desk()), () -> {});
    }

    @Test
    void removingAMailboxCanBeTakenBack() {
        threeMailboxes(samples);
        var page = page(samples).node();
        press(page, "remove-2");
        assertFalse(samples.mailboxes.containsKey(2L));
        assertFalse(samples.secrets.containsKey("mailbox.2"));
        var undo = samples.tools.notices().shown().getLast().run();
        assertNotNull(undo);
        undo.run();
        assertTrue(samples.mailboxes.containsKey(2L));
        assertEquals("old secret", samples.secrets.get("mailbox.2"));
    }

    @Test
    void signingInAgainOpensTheSetUp() {
        threeMailboxes(samples);
        var page = page(samples).node();
        press(page, "sign-in-3");
        assertNotNull(find(page, "mailbox-setup", Node.class));
        press(page, "setup-cancel");
        press(page, "pause-1");
        assertEquals(List.of("pause 1"), samples.asked);
    }

    private static void fiveWaiting(Samples one) {
        one.waits(
                1,
                State.FAILED,
                "Re: Order 3311 has not arrived",
                "mail.addressUnknown",
                "maria@example.org\n550 5.1.1 unknown");
        one.waits(2, State.QUEUED, "Re: Invoice 118", "mail.sendLater", "451 try again later");
        one.waits(3, State.MAYBE_SENT, "Re: Return of the blue shoes", "mail.maybeSent", "");
        one.waits(4, State.QUEUED, "Re: Opening hours in December", null, "");
        one.waits(5, State.QUEUED, "Re: Thank you", Outbox.OVER_LIMIT, "30");
    }

    @Test
    void theOutboxIsDrawn() {
        pictures(
                "outbox",
                820,
                860,
                one -> {
                    fiveWaiting(one);
                    return new OutboxPane(one.tools, one.desk(), one.ways(_ -> {}), _ -> {}).node();
                });
        pictures(
                "outbox-none",
                820,
                420,
                one -> new OutboxPane(one.tools, one.desk(), one.ways(_ -> {}), _ -> {}).node());
    }

    @Test
    void whatWaitsCanBeDecided() {
        fiveWaiting(samples);
        var opened = new ArrayList<Long>();
        var pane =
                new OutboxPane(samples.tools, samples.desk(), samples.ways(opened::add), _ -> {});
        try (Theme theme = new Theme()) {
            Pictures.scene((Parent) pane.node(), theme, Pictures.Size.SMALL);
            press(pane.node(), "retry-1");
            press(pane.node(), "cancel-2");
            press(pane.node(), "was-sent-3");
            press(pane.node(), "ticket-4");
        }
        assertEquals(List.of("retry 1", "cancel 2", "was sent 3"), samples.asked);
        assertEquals(List.of(1004L), opened);
    }

    @Test
    void whatACertificateKeepsInTheOutboxLeavesOnceItIsTrusted() {
        var mailbox = samples.mailbox(1, "Support");
        samples.waits(
                1,
                State.FAILED,
                "Re: Invoice 118",
                "mail.certificateSelfSigned",
                "smtp.example.com\nsmtp.example.com\nsmtp.example.com\n2027-01-01\n2026-01-01");
        samples.waits(2, State.FAILED, "Re: Order", "mail.sendRefused", "550 no");
        samples.secrets.put("mailbox.1", "secret");
        var outgoing = Objects.requireNonNull(mailbox.outgoing());
        samples.checking =
                (url, _) -> {
                    if (samples.trusted.find(url.host(), url.port()).isEmpty()) {
                        throw Samples.selfSigned(url);
                    }
                    return List.of();
                };
        var asked = new ArrayList<Long>();
        var outbox =
                new OutboxPane(samples.tools, samples.desk(), samples.ways(_ -> {}), asked::add);
        press(outbox.node(), "certificate-1");
        assertEquals(List.of(1L), asked);
        assertNull(outbox.node().lookup("#certificate-2"));

        var page = page(samples);
        page.sendingCertificate(mailbox);
        press(page.node(), "trust-certificate");
        assertTrue(samples.trusted.find(outgoing.host(), outgoing.port()).isPresent());
        assertEquals(List.of("sync 1", "retry 1"), samples.asked);

        page.sendingCertificate(mailbox);
        assertNull(page.node().lookup("#certificate"), "it is fine now");
        assertEquals("retry 1", samples.asked.getLast());
    }

    @Test
    void theQuarantineIsDrawn() {
        pictures(
                "quarantine",
                820,
                720,
                one -> {
                    one.unread(1);
                    one.unread(2);
                    one.tooLarge(3);
                    var pane = new QuarantinePane(one.tools, one.desk(), _ -> {});
                    try (Theme theme = new Theme()) {
                        Pictures.scene((Parent) pane.node(), theme, Pictures.Size.SMALL);
                        press(pane.node(), "source-1");
                        pane.node().getScene().setRoot(new VBox());
                    }
                    return pane.node();
                });
    }

    @Test
    void aMessageThatIsTooLargeSaysSoAndIsLeftAloneWhenAllAreTriedAgain() {
        samples.unread(1);
        samples.tooLarge(3);
        samples.readable = true;
        var pane = new QuarantinePane(samples.tools, samples.desk(), _ -> {});
        try (Theme theme = new Theme()) {
            Pictures.scene((Parent) pane.node(), theme, Pictures.Size.SMALL);
            var said =
                    find(pane.node(), "quarantine-3", VBox.class).getChildren().stream()
                            .filter(Label.class::isInstance)
                            .map(label -> ((Label) label).getText())
                            .findFirst()
                            .orElseThrow();
            assertTrue(said.contains("157 MB") && said.contains("100 MB"), said);
            press(pane.node(), "replay-all");
            assertEquals(List.of(3L), List.copyOf(samples.quarantine.keySet()));
            press(pane.node(), "replay-3");
            assertEquals(List.of(), List.copyOf(samples.quarantine.keySet()));
        }
    }

    @Test
    void anotherTryTakesTheMessageIn() {
        samples.unread(1);
        samples.unread(2);
        var pane = new QuarantinePane(samples.tools, samples.desk(), _ -> {});
        try (Theme theme = new Theme()) {
            Pictures.scene((Parent) pane.node(), theme, Pictures.Size.SMALL);
            press(pane.node(), "source-1");
            var card = find(pane.node(), "quarantine-1", VBox.class);
            var raw = assertInstanceOf(TextArea.class, card.getChildren().getLast());
            assertEquals("From: maria@example.org\nSubject: broken 1\n\nGood· day", raw.getText());
            samples.changes.publish(List.of(new Change(Change.Entity.MAIL, 9)));
            card = find(pane.node(), "quarantine-1", VBox.class);
            assertInstanceOf(
                    TextArea.class, card.getChildren().getLast(), "it stays while mail comes");
            var failed =
                    org.junit.jupiter.api.Assertions.assertThrows(
                            Problem.class,
                            () -> samples.desk().quarantine().again(samples.quarantine.get(1L)));
            assertEquals("mail.stillUnreadable", failed.key());
            samples.readable = true;
            press(pane.node(), "replay-1");
            assertEquals(List.of(2L), List.copyOf(samples.quarantine.keySet()));
        }
    }

    @Test
    void theWaysLeadFromAnywhereToTheSetUp() {
        threeMailboxes(samples);
        var opened = new ArrayList<String>();
        var shown = new VBox();
        try (Theme theme = new Theme();
                var pages =
                        new MailPages(
                                samples.tools,
                                samples.desk(),
                                opened::add,
                                samples.ways(_ -> {}),
                                new SampleAutomatic())) {
            pages.setUp(samples.mailboxes.get(2L));
            assertEquals(List.of(MailPages.MAILBOXES), opened);
            shown.getChildren().setAll(pages.pages().getFirst().content().get());
            Pictures.scene(shown, theme, Pictures.Size.SMALL);
            assertEquals(
                    "support@example.com",
                    find(shown, "setup-address", TextInputControl.class).getText());
            press(shown, "setup-cancel");
            assertNotNull(find(shown, "mailbox-add", Button.class));
            pages.setUp(null);
            assertEquals("", find(shown, "setup-address", TextInputControl.class).getText());
            pages.commands().getFirst().run().run();
            assertEquals(List.of("sync 1", "sync 2", "sync 3"), samples.asked);
        }
    }

    private static SendersModel senders(Samples one) {
        var mailbox =
                one.mailbox(1, "Support")
                        .withAliases(
                                List.of(new Alias("shop@example.com", "The shop", "**The shop**")))
                        .withPerHour(30);
        one.mailboxes.put(1L, mailbox);
        return new SendersModel(one.desk(), one.tools.work(), mailbox, () -> {});
    }

    @Test
    void addressesAndSignaturesAreDrawn() {
        pictures(
                "senders",
                820,
                900,
                one -> new SendersPane(one.texts, senders(one), () -> {}).node());
    }

    @Test
    void anotherAddressIsSavedOnceItCanBeOne() {
        var model = senders(samples);
        var pane = new SendersPane(samples.texts, model, () -> {}).node();
        model.own.signature.set("Bye");
        press(pane, "senders-add");
        assertFalse(model.savable().get());
        var line = model.others.getLast();
        line.address.set("SHOP@example.com");
        assertFalse(model.savable().get(), "is there already");
        line.address.set(" orders@example.com ");
        assertTrue(model.savable().get());
        var perHour = find(pane, "senders-per-hour", TextInputControl.class);
        assertEquals("30", perHour.getText());
        for (var wrong : List.of("0", "many", "-3")) {
            perHour.setText(wrong);
            assertFalse(model.savable().get(), wrong);
        }
        perHour.setText("");
        assertTrue(model.savable().get(), "no limit");
        perHour.setText(" 45 ");
        press(pane, "senders-remove-1");
        press(pane, "senders-save");
        var saved = samples.mailboxes.get(1L);
        assertEquals(45, saved.perHour());
        assertEquals("Bye", saved.signature());
        assertEquals(List.of(new Alias("orders@example.com", "", "")), saved.aliases());
    }

    private static FetchingModel fetching(Samples one, String folder) {
        var mailbox =
                one.mailbox(1, "Support")
                        .withFetching(new Fetching(9, new Afterwards(true, folder, 0)));
        one.mailboxes.put(1L, mailbox);
        return new FetchingModel(
                one.desk().accounts(), one.desk().sync(), one.tools.work(), mailbox, () -> {});
    }

    @Test
    void fetchingIsDrawn() {
        pictures(
                "fetching",
                820,
                640,
                one -> {
                    var pane = new FetchingPane(one.texts, fetching(one, "Done"), () -> {});
                    var page = new VBox(pane.node());
                    MailStyle.dress(page);
                    return page;
                });
    }

    @Test
    void whatHappensOnTheServerIsChosenAndSavedWhenItMakesSense() {
        var model = fetching(samples, "");
        var pane = new FetchingPane(samples.texts, model, () -> {}).node();
        assertTrue(find(pane, "fetching-stays", RadioButton.class).isSelected());
        find(pane, "fetching-moved", RadioButton.class).setSelected(true);
        assertFalse(model.savable().get(), "no folder yet");
        find(pane, "fetching-deleted", RadioButton.class).setSelected(true);
        assertTrue(model.savable().get());
        var days = find(pane, "fetching-days", TextInputControl.class);
        days.setText("never");
        assertFalse(model.savable().get());
        days.setText(" 30 ");
        find(pane, "fetching-compress", ToggleSwitch.class).setSelected(true);
        press(pane, "fetching-save");
        assertEquals(
                new Fetching(9, new Afterwards(true, "", 30), true),
                samples.mailboxes.get(1L).fetching());
    }

    @Test
    void automaticMailIsDrawnAndAnAddressIsAllowedAgain() {
        pictures(
                "automatic",
                820,
                520,
                one -> new AutomaticPane(one.tools, new SampleAutomatic()).node());
        var automatic = new SampleAutomatic();
        var pane = new AutomaticPane(samples.tools, automatic).node();
        var allow =
                pane.lookupAll(".button").stream()
                        .filter(one -> "allow-gone@example.org".equals(one.getId()))
                        .findFirst()
                        .orElseThrow();
        allow.fireEvent(new ActionEvent());
        assertEquals(List.of(), automatic.allSuppressed(Samples.NOW, 10));
        var undo = samples.tools.notices().shown().getLast().run();
        assertNotNull(undo);
        undo.run();
        assertEquals(1, automatic.allSuppressed(Samples.NOW, 10).size());
    }

    @Test
    void whoMayShowPicturesIsListedAndAskedAgain() {
        samples.pictures.allow("news@example.net");
        var pane = new PicturesPane(samples.tools, samples.pictures);
        try (Theme theme = new Theme()) {
            Pictures.scene((Parent) pane.node(), theme, Pictures.Size.SMALL);
            press(pane.node(), "revoke-1");
            assertEquals(List.of(), samples.pictures.all());
            samples.tools.notices().shown().getFirst().run().run();
            assertEquals(List.of("news@example.net"), samples.pictures.all());
        }
    }

    @Test
    void theSendersWhosePicturesAreLoadedAreDrawn() {
        pictures(
                "pictures",
                820,
                420,
                one -> {
                    one.pictures.allow("news@example.net");
                    one.pictures.allow("anna@example.it");
                    return new PicturesPane(one.tools, one.pictures).node();
                });
    }
}
