package org.sportello.app.window;

import javafx.beans.property.SimpleBooleanProperty;

import org.sportello.app.Wiring;
import org.sportello.app.settings.AgentsPage;
import org.sportello.app.settings.SettingsScreen;
import org.sportello.app.settings.SettingsStore;
import org.sportello.app.shell.Place;
import org.sportello.customer.view.CustomersScreen;
import org.sportello.desk.Values;
import org.sportello.desk.view.DeskScreen;
import org.sportello.desk.view.station.Station;
import org.sportello.insight.view.InsightScreen;
import org.sportello.knowledge.view.KnowledgeScreen;
import org.sportello.knowledge.view.Neighbours;
import org.sportello.mail.Mailbox;
import org.sportello.script.view.ScriptsScreen;
import org.sportello.ticket.Agent;
import org.sportello.ui.Tools;
import org.sportello.ui.overlay.OverlayLayer;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Makes the screens of all features. Each is made when somebody first goes there, and anew in
/// another language.
final class Screens {

    private final Wiring wiring;
    private final Tools tools;
    private final SettingsStore settings;
    private final Sitting sitting;
    private final Ways ways;
    private final SimpleBooleanProperty replying = new SimpleBooleanProperty();

    /// Who sits here.
    ///
    /// @param agent the id of the agent
    /// @param sitDown somebody else sits here from now on, or the same person under another name
    record Sitting(LongSupplier agent, Consumer<Agent> sitDown) {}

    Screens(Wiring wiring, Tools tools, SettingsStore settings, Sitting sitting, Ways ways) {
        this.wiring = wiring;
        this.tools = tools;
        this.settings = settings;
        this.sitting = sitting;
        this.ways = ways;
    }

    /// All places of the window.
    ///
    /// @param overlays above the screens
    /// @param preferences what can be set
    List<Place> places(Supplier<OverlayLayer> overlays, Supplier<SettingsScreen> preferences) {
        return List.of(
                Place.desk(() -> desk(overlays.get())),
                Place.customers(this::customers),
                Place.scripts(this::scripts),
                Place.knowledge(this::knowledge),
                Place.insight(this::insight),
                Place.settings(preferences));
    }

    private DeskScreen desk(OverlayLayer overlays) {
        var station =
                new Station(
                        new DeskWiring(wiring).desk(),
                        tools,
                        wiring.search(),
                        sitting.agent(),
                        () -> Duration.ofSeconds(settings.get().reply().undoSeconds()),
                        new Station.Outside(ways::link, ways::file, ways::go, ways::write));
        var desk = new DeskScreen(station, overlays);
        replying.bind(desk.openProperty());
        return desk;
    }

    private CustomersScreen customers() {
        var store = wiring.store();
        return new CustomersScreen(
                tools,
                new CustomersScreen.Source(
                        store.customers(), store.customerService(), store.timeline()),
                ways::ticket);
    }

    private ScriptsScreen scripts() {
        return new ScriptsScreen(tools, wiring.store().scripts(), Values.names(), ways::article);
    }

    private KnowledgeScreen knowledge() {
        return new KnowledgeScreen(
                tools,
                wiring.store().articles(),
                wiring.store().agents(),
                sitting.agent(),
                new Neighbours(
                        new ArticleSearch(wiring.search()),
                        replying,
                        ways::insert,
                        ways::insertTitle,
                        ways::link));
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
                new InsightScreen.Doors(ways::ticket, ways::tickets));
    }

    AgentsPage agents() {
        return new AgentsPage(tools, wiring.store().agents(), sitting.agent(), sitting.sitDown());
    }
}
