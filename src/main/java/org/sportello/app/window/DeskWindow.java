package org.sportello.app.window;

import javafx.scene.Scene;
import javafx.stage.Stage;

import org.sportello.app.Version;
import org.sportello.app.Wiring;
import org.sportello.app.settings.Section;
import org.sportello.app.settings.SettingsScreen;
import org.sportello.app.settings.SettingsStore;
import org.sportello.app.shell.Shell;
import org.sportello.app.shell.Welcome;
import org.sportello.desk.TakenBack;
import org.sportello.desk.view.station.Station;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.view.MailPages;
import org.sportello.mail.view.OutboxPane;
import org.sportello.ticket.Agent;
import org.sportello.ui.Command;
import org.sportello.ui.Commands;
import org.sportello.ui.Icon;
import org.sportello.ui.Notices;
import org.sportello.ui.Pulse;
import org.sportello.ui.Screen;
import org.sportello.ui.Texts;
import org.sportello.ui.Theme;
import org.sportello.ui.Tools;
import org.sportello.ui.Work;
import org.sportello.ui.overlay.SearchOverlay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// The window on one store: the shell with the screens of all features. Made and used on the
/// screen's thread.
public final class DeskWindow implements AutoCloseable {

    private static final Duration LONGEST_JOB = Duration.ofSeconds(20);

    private final Wiring wiring;
    private final SettingsStore settings;
    private volatile Agent me;
    private final boolean isNew;
    private final Tools tools;
    private final Theme theme;
    private final Shell shell;
    private final Ways ways;
    private final Screens screens;
    private final MailScreens mail;
    private final SettingsScreen.Place page = new SettingsScreen.Place();

    /// @param settings of the person who sits here; closed by its owner
    /// @param agent who that is, see [Clerk]
    /// @param isNew true on a desk with neither a mailbox nor a ticket
    /// @param theme closed with the window
    public DeskWindow(
            Wiring wiring, SettingsStore settings, Agent agent, boolean isNew, Theme theme) {
        this.theme = theme;
        this.isNew = isNew;
        this.wiring = wiring;
        this.settings = settings;
        me = agent;
        var texts = new Texts(settings.get().appearance().locale());
        var notices = new Notices(texts);
        var work = Work.onScreen(notices::problem, notices::bug);
        tools =
                new Tools(
                        texts,
                        work,
                        Pulse.onScreen(wiring.changes()),
                        new Commands(texts),
                        notices,
                        settings.paneSizes());
        ways = new Ways(this::show, wiring.store().articles(), work);
        screens =
                new Screens(
                        wiring,
                        tools,
                        settings,
                        new Screens.Sitting(() -> me.id(), this::sitDown),
                        ways);
        shell =
                new Shell(
                        tools,
                        theme,
                        settings,
                        screens.places(() -> shell().overlays(), this::preferences));
        mail =
                new MailScreens(
                        wiring,
                        tools,
                        shell,
                        this::openSettings,
                        new OutboxPane.Ways(ways::ticket, this::takeBack));
        shell.agent(agent.name(), () -> openSettings("agents"));
        var search =
                new SearchOverlay<>(
                        texts,
                        work,
                        shell.overlays(),
                        new EverythingSearch(wiring.search(), texts),
                        ways::go);
        tools.commands()
                .activateEverywhere(
                        List.of(
                                Command.of(
                                        "search.command.everything",
                                        Icon.SEARCH,
                                        search::open,
                                        "Shortcut+F")));
    }

    private Screen show(String place) {
        return shell.show(place);
    }

    private SettingsScreen preferences() {
        return new SettingsScreen(tools.texts(), sections(), page);
    }

    private List<Section> sections() {
        var sections = new ArrayList<Section>();
        sections.addAll(mail.sections());
        sections.addAll(
                List.of(
                        Section.appearance(tools.texts(), settings),
                        Section.language(tools.texts(), settings),
                        Section.replies(tools.texts(), settings),
                        Section.agents(screens::agents),
                        Section.shortcuts(tools.texts(), tools.commands(), settings),
                        Section.about(tools.texts(), Version.number())));
        return sections;
    }

    /// Somebody else sits here from now on, or the same person under another name.
    private void sitDown(Agent agent) {
        var other = agent.id() != me.id();
        me = agent;
        settings.change(old -> old.withAgent(agent.id()));
        shell.agent(agent.name(), () -> openSettings("agents"));
        if (other) {
            shell.renew();
        }
    }

    private void openSettings(String section) {
        page.go(section);
        shell.show("settings");
    }

    /// True on a desk with neither a mailbox nor a ticket: the first run.
    public boolean isNew() {
        return isNew;
    }

    /// The first run: one's own mailbox, or a look at the sample shop.
    ///
    /// @param demo starts it; done when it has ended
    public void welcome(Supplier<CompletionStage<?>> demo) {
        shell.cover(
                new Welcome(
                        tools.texts(),
                        () -> {
                            openSettings(MailPages.MAILBOXES);
                            mail.pages().setUp(null);
                        },
                        demo));
    }

    /// A message that waits, from the list of all that wait.
    private boolean takeBack(Outbox.Entry entry) {
        var ticketId = entry.ticketId();
        if (ticketId == null || entry.automatic()) {
            return wiring.mail().outbox().cancel(entry.id());
        }
        return wiring.mail()
                .replies()
                .waiting(entry.mailId())
                .map(sent -> TakenBack.reply(new DeskWiring(wiring).desk(), sent, me.id()))
                .orElse(false);
    }

    /// Goes to a thing on its screen.
    public void go(Station.Place place) {
        ways.go(place);
    }

    /// The frame around the screens.
    public Shell shell() {
        return shell;
    }

    public Tools tools() {
        return tools;
    }

    /// Shows the desk on the stage.
    public void open(Stage stage) {
        shell.open(stage);
        shell.show("desk");
    }

    /// The same without a stage, for pictures.
    public Scene scene(double width, double height) {
        var scene = new Scene(shell.root(), width, height);
        shell.attach(scene);
        shell.show("desk");
        return scene;
    }

    /// Waits until what the screens began is done: what was being written when they closed is kept
    /// then, and the store may be closed. Off the screen's thread, after [#close()].
    ///
    /// @return false if something still went on after a while, such as a server that does not
    ///   answer
    public boolean settle() throws InterruptedException {
        return tools.work().awaitJobs(LONGEST_JOB);
    }

    /// Screens first: each begins to save what is being written, before nothing comes back any
    /// more. The store must stay open until [#settle()].
    @Override
    public void close() {
        shell.close();
        mail.close();
        tools.work().close();
        theme.close();
    }
}
