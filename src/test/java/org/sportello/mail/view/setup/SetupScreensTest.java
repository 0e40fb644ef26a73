package org.sportello.mail.view.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.mail.view.MailPictures.find;
import static org.sportello.mail.view.MailPictures.pictures;
import static org.sportello.mail.view.MailPictures.press;

import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.Test;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.setup.FakeRecords;
import org.sportello.mail.setup.MailboxTrial;
import org.sportello.mail.setup.MailboxTrial.Servers;
import org.sportello.mail.setup.ServerSearch;
import org.sportello.mail.signin.MailboxUnreachable;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.signin.provider.Provider;
import org.sportello.mail.view.Samples;
import org.sportello.ui.FxTest;
import org.sportello.ui.Pictures;
import org.sportello.ui.Theme;
import org.sportello.ui.Work;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

@FxTest
class SetupScreensTest {

    private final Samples samples = new Samples(Locale.UK);

    private static MailboxSetup setup(Samples samples, Consumer<MailboxSetupModel> prepare) {
        var model =
                new MailboxSetupModel(
                        samples.setup(), samples.tools.work(), samples.texts, null, _ -> {});
        model.address.set("assistenza@example.com");
        model.way.password.set("secret");
        prepare.accept(model);
        return new MailboxSetup(samples.texts, model, () -> {});
    }

    @Test
    void setUpIsDrawnInAllItsStages() {
        pictures("setup", 800, 640, one -> setup(one, _ -> {}).node());
        pictures(
                "setup-gmail",
                800,
                640,
                one -> setup(one, model -> model.address.set("shop@gmail.com")).node());
        pictures(
                "setup-open",
                800,
                800,
                one -> setup(one, model -> model.servers.on.set(true)).node());
        pictures("setup-servers", 900, 1000, one -> setup(one, SetupScreensTest::byHand).node());
        pictures(
                "setup-failed",
                800,
                560,
                one -> {
                    one.checking =
                            (url, _) -> {
                                throw new SignInRejected(url.user(), url.host(), null);
                            };
                    return setup(one, SetupScreensTest::tested).node();
                });
        pictures("setup-folders", 800, 720, one -> setup(one, SetupScreensTest::tested).node());
    }

    @Test
    void theBrowserAndWhatWasFoundAreDrawn() {
        pictures(
                "setup-provider",
                800,
                640,
                one -> {
                    one.providers.save(
                            Provider.KNOWN.getFirst().withClientId("1234.apps.example.com"));
                    return setup(one, model -> model.address.set("shop@gmail.com")).node();
                });
        pictures(
                "setup-browser",
                800,
                480,
                one -> {
                    one.providers.save(
                            Provider.KNOWN.getFirst().withClientId("1234.apps.example.com"));
                    var jobs = new java.util.concurrent.atomic.AtomicInteger();
                    var work =
                            new Work(
                                    job -> {
                                        if (jobs.getAndIncrement() < 3) {
                                            job.run();
                                        }
                                    },
                                    Runnable::run,
                                    _ -> {},
                                    _ -> {});
                    var model = new MailboxSetupModel(one.setup(), work, one.texts, null, _ -> {});
                    model.address.set("shop@gmail.com");
                    model.test();
                    return new MailboxSetup(one.texts, model, () -> {}).node();
                });
        pictures(
                "setup-search",
                900,
                760,
                one -> {
                    one.search =
                            new ServerSearch(
                                    _ -> Optional.empty(),
                                    new FakeRecords()
                                            .service(
                                                    "_imaps._tcp.example.com",
                                                    993,
                                                    "mail.example.net"),
                                    url ->
                                            Optional.of(
                                                    MailboxUnreachable.unknown(url.host(), null)));
                    one.checking =
                            (url, _) -> {
                                throw MailboxUnreachable.unknown(url.host(), null);
                            };
                    return setup(one, SetupScreensTest::tested).node();
                });
    }

    private static void byHand(MailboxSetupModel model) {
        model.servers.on.set(true);
        model.servers.incoming.security.set(org.sportello.mail.ServerUrl.Security.PLAIN);
        model.servers.outgoing.port.set("99999");
    }

    private static void tested(MailboxSetupModel model) {
        model.test();
    }

    @Test
    void theStepsAreDrawnWhileTheyRun() {
        pictures(
                "setup-steps",
                800,
                560,
                one -> {
                    var waiting = new Work(_ -> {}, Runnable::run, _ -> {}, _ -> {});
                    var model =
                            new MailboxSetupModel(one.setup(), waiting, one.texts, null, _ -> {});
                    model.address.set("assistenza@example.com");
                    model.test();
                    var url = one.mailbox(1, "Support").incoming();
                    var outgoing = new ServerUrl(Protocol.SMTP, Security.TLS, "", url.host(), 465);
                    var trial =
                            new MailboxTrial(
                                    new Servers(List.of(url), List.of(outgoing), List.of()));
                    trial.next();
                    trial.worked(url, Samples.FOLDERS);
                    trial.next();
                    model.steps.show(trial);
                    return new MailboxSetup(one.texts, model, () -> {}).node();
                });
    }

    @Test
    void aMailboxIsAddedByKeyboard() {
        var saved = new ArrayList<String>();
        var setup =
                new MailboxSetup(
                        samples.tools,
                        samples.setup(),
                        null,
                        mailbox -> saved.add(mailbox.address()),
                        () -> {});
        try (Theme theme = new Theme()) {
            var scene = Pictures.scene((Parent) setup.node(), theme, Pictures.Size.SMALL);
            setup.focus();
            assertEquals("setup-address", scene.getFocusOwner().getId());
            find(setup.node(), "setup-address", TextInputControl.class).setText("a@example.com");
            press(setup.node(), "setup-test");
            assertEquals(
                    "Sportello needs the password of this mailbox.",
                    find(setup.node(), "setup-password-hint", Label.class).getText());
            find(setup.node(), "setup-password", TextInputControl.class).setText("secret");
            var test = find(setup.node(), "setup-test", Button.class);
            assertTrue(test.isDefaultButton() && !test.isDisabled());
            test.fire();
            var save = find(setup.node(), "setup-save", Button.class);
            assertTrue(save.isDefaultButton());
            save.fire();
            assertEquals(List.of("a@example.com"), saved);
        }
    }

    @Test
    void aWrongCertificateIsDrawn() {
        pictures(
                "setup-certificate",
                900,
                960,
                one -> {
                    one.checking =
                            (url, _) -> {
                                throw Samples.selfSigned(url);
                            };
                    return setup(one, SetupScreensTest::tested).node();
                });
    }

    @Test
    void aServerThatSpeaksPopIsDrawn() {
        pictures(
                "setup-pop",
                900,
                700,
                one -> {
                    one.checking = (_, _) -> List.of(Samples.folder("INBOX"));
                    return setup(
                                    one,
                                    model -> {
                                        model.servers.on.set(true);
                                        model.servers.incoming.protocol.set(Protocol.POP3);
                                        model.test();
                                    })
                            .node();
                });
    }
}
