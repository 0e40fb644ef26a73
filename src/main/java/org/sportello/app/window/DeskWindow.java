package org.sportello.app.window;

import javafx.scene.Scene;
import javafx.stage.Stage;

import org.sportello.app.Wiring;
import org.sportello.app.cli.Version;
import org.sportello.app.settings.Section;
import org.sportello.app.settings.SettingsScreen;
import org.sportello.app.settings.SettingsStore;
import org.sportello.app.shell.Place;
import org.sportello.app.shell.Shell;
import org.sportello.desk.Desk;
import org.sportello.desk.view.DeskScreen;
import org.sportello.desk.view.Station;
import org.sportello.search.Hit;
import org.sportello.ticket.Agent;
import org.sportello.ui.Command;
import org.sportello.ui.Commands;
import org.sportello.ui.Icon;
import org.sportello.ui.Notices;
import org.sportello.ui.Pulse;
import org.sportello.ui.Texts;
import org.sportello.ui.Theme;
import org.sportello.ui.Tools;
import org.sportello.ui.Work;
import org.sportello.ui.overlay.SearchOverlay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The window on one store: the shell with the screens of all features. Made and used on the
/// screen's thread.
public final class DeskWindow implements AutoCloseable {

    private final Wiring wiring;
    private final SettingsStore settings;
    private final Agent agent;
    private final Tools tools;
    private final Theme theme = new Theme();
    private final Shell shell;
    private final Links links = new Links();
    private final SettingsScreen.Place page = new SettingsScreen.Place();
    private final MailScreens mail;

    /// @param settings of the person who sits here; closed by its owner
    /// @param agent who that is, see [Clerk]
    public DeskWindow(Wiring wiring, SettingsStore settings, Agent agent) {
        this.wiring = wiring;
        this.settings = settings;
        this.agent = agent;
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
        shell = new Shell(tools, theme, settings, places());
        shell.agent(agent.name(), () -> shell.show("settings"));
        mail =
                new MailScreens(
                        wiring,
                        tools,
                        shell,
                        this::openSettings,
                        ticket -> go(new Station.Place("desk", ticket)));
        var search =
                new SearchOverlay<>(
                        texts,
                        work,
                        shell.overlays(),
                        new EverythingSearch(wiring.search(), texts),
                        this::open);
        tools.commands()
                .activate(
                        List.of(
                                Command.of(
                                        "search.command.everything",
                                        Icon.SEARCH,
                                        search::open,
                                        "Shortcut+F")));
    }

    private List<Place> places() {
        var places = new ArrayList<Place>();
        places.add(Place.desk(() -> new DeskScreen(station(), shell().overlays())));
        places.add(Place.settings(() -> new SettingsScreen(tools.texts(), sections(), page)));
        return places;
    }

    private List<Section> sections() {
        var sections = new ArrayList<Section>(mail.sections());
        sections.addAll(
                List.of(
                        Section.appearance(tools.texts(), settings),
                        Section.language(tools.texts(), settings),
                        Section.replies(tools.texts(), settings),
                        Section.shortcuts(tools.texts(), tools.commands(), settings),
                        Section.about(tools.texts(), Version.number())));
        return sections;
    }

    private void openSettings(String section) {
        page.go(section);
        shell.show("settings");
    }

    private Station station() {
        return new Station(
                desk(),
                tools,
                wiring.search(),
                agent::id,
                () -> Duration.ofSeconds(settings.get().reply().undoSeconds()),
                new Station.Outside(this::openLink, this::openFile, this::go));
    }

    private Desk desk() {
        var store = wiring.store();
        return new Desk(
                new Desk.Tickets(
                        store.tickets(),
                        store.ticketService(),
                        store.queues(),
                        store.savedQueues(),
                        store.agents(),
                        new Desk.Asking(store.query(), store.names())),
                new Desk.Post(
                        store.mails(),
                        wiring.mail().reader(),
                        wiring.mail().replies(),
                        store.drafts(),
                        store.mailboxes()),
                new Desk.Customers(store.customers(), store.customerService(), store.timeline()),
                new Desk.Help(store.scripts(), store.articles()));
    }

    private void openLink(String link) {
        tools.work().run(() -> links.open(link), () -> {});
    }

    private void openFile(Path file) {
        tools.work().run(() -> links.open(file), () -> {});
    }

    /// What was found, on its own screen.
    private void open(Hit hit) {
        switch (hit.type()) {
            case TICKET, MESSAGE -> {
                if (hit.ticketId() != 0) {
                    go(new Station.Place("desk", hit.ticketId()));
                }
            }
            case CUSTOMER -> go(new Station.Place("customers", hit.key()));
            case ARTICLE -> go(new Station.Place("knowledge", hit.key()));
            case SCRIPT -> go(new Station.Place("scripts", hit.key()));
        }
    }

    /// Goes to a thing on its screen.
    public void go(Station.Place place) {
        var screen = shell.show(place.screen());
        if (screen instanceof DeskScreen desk) {
            desk.open(place.id());
        }
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

    @Override
    public void close() {
        mail.close();
        tools.work().close();
        shell.close();
        theme.close();
    }
}
