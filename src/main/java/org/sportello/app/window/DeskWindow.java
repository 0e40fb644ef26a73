package org.sportello.app.window;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.sportello.app.Version;
import org.sportello.app.Wiring;
import org.sportello.app.settings.AgentsPage;
import org.sportello.app.settings.Section;
import org.sportello.app.settings.SettingsScreen;
import org.sportello.app.settings.SettingsStore;
import org.sportello.app.shell.Place;
import org.sportello.app.shell.Shell;
import org.sportello.app.shell.Welcome;
import org.sportello.customer.view.CustomersScreen;
import org.sportello.desk.ArticleFromTicket;
import org.sportello.desk.Desk;
import org.sportello.desk.Refiling;
import org.sportello.desk.TakenBack;
import org.sportello.desk.Values;
import org.sportello.desk.view.DeskScreen;
import org.sportello.desk.view.station.Station;
import org.sportello.insight.view.InsightScreen;
import org.sportello.knowledge.Article;
import org.sportello.knowledge.view.KnowledgeScreen;
import org.sportello.knowledge.view.Neighbours;
import org.sportello.mail.Mailbox;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.view.MailPages;
import org.sportello.mail.view.OutboxPane;
import org.sportello.script.view.ScriptsScreen;
import org.sportello.search.Hit;
import org.sportello.ticket.Agent;
import org.sportello.ticket.MailMoves;
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
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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
    private final Links links = new Links();
    private final SimpleBooleanProperty replying = new SimpleBooleanProperty();
    private final MailScreens mail;
    private final SettingsScreen.Place page = new SettingsScreen.Place();

    /// @param settings of the person who sits here; closed by its owner
    /// @param agent who that is, see [Clerk]
    /// @param isNew true on a desk without any mailbox
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
        shell = new Shell(tools, theme, settings, places());
        mail =
                new MailScreens(
                        wiring,
                        tools,
                        shell,
                        this::openSettings,
                        new OutboxPane.Ways(this::openTicket, this::takeBack));
        shell.agent(agent.name(), () -> openSettings("agents"));
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
        places.add(Place.desk(this::newDesk));
        places.add(Place.customers(this::customers));
        places.add(Place.scripts(this::scripts));
        places.add(Place.knowledge(this::knowledge));
        places.add(Place.insight(this::insight));
        places.add(Place.settings(() -> new SettingsScreen(tools.texts(), sections(), page)));
        return places;
    }

    private DeskScreen newDesk() {
        var desk = new DeskScreen(station(), shell().overlays());
        replying.bind(desk.openProperty());
        return desk;
    }

    private CustomersScreen customers() {
        var store = wiring.store();
        return new CustomersScreen(
                tools,
                new CustomersScreen.Source(
                        store.customers(), store.customerService(), store.timeline()),
                this::openTicket);
    }

    private ScriptsScreen scripts() {
        return new ScriptsScreen(
                tools, wiring.store().scripts(), Values.names(), this::openArticle);
    }

    private KnowledgeScreen knowledge() {
        var articles = wiring.store().articles();
        return new KnowledgeScreen(
                tools,
                articles,
                wiring.store().agents(),
                () -> me.id(),
                new Neighbours(
                        new ArticleSearch(wiring.search()),
                        replying,
                        article -> insert(article, false),
                        article -> insert(article, true),
                        this::openLink));
    }

    /// Puts an article into the reply that is being written.
    private void insert(Article article, boolean link) {
        if (shell.show("desk") instanceof DeskScreen desk) {
            desk.insert(article, link);
        }
    }

    private InsightScreen insight() {
        var store = wiring.store();
        return new InsightScreen(
                tools,
                new InsightScreen.Source(
                        store.measures(),
                        () -> store.rollUp().catchUp(),
                        () ->
                                store.mailboxes().all().stream()
                                        .collect(Collectors.toMap(Mailbox::id, Mailbox::name)),
                        () ->
                                store.agents().all().stream()
                                        .collect(Collectors.toMap(Agent::id, Agent::name))),
                new InsightScreen.Doors(this::openTicket, this::openAll));
    }

    private void openAll(List<Long> tickets, String name) {
        if (shell.show("desk") instanceof DeskScreen desk) {
            desk.show(tickets, name);
        }
    }

    private void openTicket(long ticketId) {
        go(new Station.Place("desk", ticketId));
    }

    private void openArticle(String title) {
        tools.work()
                .run(
                        () -> wiring.store().articles().findByTitle(title),
                        found ->
                                found.ifPresent(article ->
                                        go(new Station.Place("knowledge", article.id()))));
    }

    private void writeArticle(ArticleFromTicket begun) {
        if (shell.show("knowledge") instanceof KnowledgeScreen knowledge) {
            knowledge.newFromTicket(begun.title(), begun.markdown(), begun.ticketId());
        }
    }

    private List<Section> sections() {
        var sections = new ArrayList<Section>();
        sections.addAll(mail.sections());
        sections.addAll(
                List.of(
                        Section.appearance(tools.texts(), settings),
                        Section.language(tools.texts(), settings),
                        Section.replies(tools.texts(), settings),
                        Section.agents(this::agents),
                        Section.shortcuts(tools.texts(), tools.commands(), settings),
                        Section.about(tools.texts(), Version.number())));
        return sections;
    }

    private AgentsPage agents() {
        return new AgentsPage(tools, wiring.store().agents(), () -> me.id(), this::sitDown);
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

    /// True on a desk without any mailbox: the first run.
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
                            shell.uncover();
                            openSettings(MailPages.MAILBOXES);
                            mail.pages().setUp(null);
                        },
                        demo));
    }

    private Station station() {
        return new Station(
                desk(),
                tools,
                wiring.search(),
                () -> me.id(),
                () -> Duration.ofSeconds(settings.get().reply().undoSeconds()),
                new Station.Outside(this::openLink, this::openFile, this::go, this::writeArticle));
    }

    private Desk desk() {
        var store = wiring.store();
        var mail = wiring.mail();
        var tickets =
                new Desk.Tickets(
                        store.tickets(),
                        store.ticketService(),
                        store.queues(),
                        store.savedQueues(),
                        store.agents(),
                        new Desk.Asking(store.query(), store.names(), store.ticketPages()));
        var refiling =
                new Refiling(
                        wiring.database(),
                        tickets,
                        new Refiling.Ways(
                                new MailMoves(wiring.database(), store.tickets(), wiring.clock()),
                                store.threads()),
                        new Refiling.Letters(store.mails(), mail.reader()),
                        store.customerService());
        return new Desk(
                tickets,
                new Desk.Post(
                        store.mails(),
                        mail.reader(),
                        mail.replies(),
                        mail.newMessages(),
                        refiling,
                        store.drafts(),
                        store.mailboxes()),
                new Desk.Customers(store.customers(), store.customerService(), store.timeline()),
                new Desk.Help(store.scripts(), store.articles()));
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
                .map(sent -> TakenBack.reply(desk(), sent, me.id()))
                .orElse(false);
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
                } else if (shell.show("desk") instanceof DeskScreen desk) {
                    desk.openLoose(hit.key());
                }
            }
            case CUSTOMER -> go(new Station.Place("customers", hit.key()));
            case ARTICLE -> go(new Station.Place("knowledge", hit.key()));
            case SCRIPT -> go(new Station.Place("scripts", hit.key()));
        }
    }

    /// Goes to a thing on its screen.
    public void go(Station.Place place) {
        if (place.screen().equals(Station.NEW_MESSAGE)) {
            if (shell.show("desk") instanceof DeskScreen desk) {
                desk.writeNew(null);
            }
            return;
        }
        var screen = shell.show(place.screen());
        switch (screen) {
            case DeskScreen desk -> desk.open(place.id());
            case CustomersScreen customers -> customers.open(place.id());
            case ScriptsScreen scripts -> scripts.open(place.id());
            case KnowledgeScreen knowledge -> knowledge.open(place.id());
            default -> {
                // Settings and figures show themselves.
            }
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
