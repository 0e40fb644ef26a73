package org.sportello.app.shell;

import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.sportello.app.settings.Settings;
import org.sportello.app.settings.Settings.Appearance;
import org.sportello.app.settings.SettingsStore;
import org.sportello.kernel.Subscription;
import org.sportello.ui.Command;
import org.sportello.ui.Screen;
import org.sportello.ui.Shortcut;
import org.sportello.ui.Theme;
import org.sportello.ui.Tools;
import org.sportello.ui.control.Ui;
import org.sportello.ui.overlay.OverlayLayer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// The main window. It goes to places, keeps the screens it has made, and lets everything of its
/// own follow the settings: language, colours, text size, keys.
public final class Shell implements AutoCloseable {

    private final Tools tools;
    private final Theme theme;
    private final SettingsStore store;
    private final List<Place> places;
    private final Map<String, Screen> screens = new HashMap<>();
    private final Frame frame;
    private final FrameCommands frameCommands;
    private final Subscription settings;
    private Rail rail;
    private StatusLine status;
    private Supplier<? extends Node> syncDetails = () -> Ui.label("");
    private String agentName = "?";
    private Runnable agentAction = () -> {};
    private String present = "";
    private @Nullable MinuteHand minuteHand;
    private @Nullable Subscription ownCommands;
    private @Nullable Subscription screenCommands;

    public Shell(Tools tools, Theme theme, SettingsStore store, List<Place> places) {
        this.tools = tools;
        this.theme = theme;
        this.store = store;
        this.places = List.copyOf(places);
        this.frame = new Frame(tools);
        tools.commands().coveredWhile(frame.overlays().openProperty());
        this.frameCommands = new FrameCommands(tools, theme, store, frame.overlays());
        wear(store.get());
        Map<String, Command> going = commands();
        this.rail = new Rail(tools.texts(), tools.commands(), this.places, going);
        this.status = statusLine(going);
        dressEdges();
        settings = store.subscribe(this::wear);
        tools.texts().localeProperty().addListener((_, _, _) -> rebuild());
    }

    public Parent root() {
        return frame;
    }

    /// Puts the window on the stage where it was last, and shows it.
    public void open(Stage stage) {
        Thread.currentThread().setUncaughtExceptionHandler((_, bug) -> tools.notices().bug(bug));
        Scene scene = new Scene(frame);
        attach(scene);
        stage.setTitle("Sportello");
        for (int size : new int[] {16, 32, 48, 64, 128, 256}) {
            stage.getIcons()
                    .add(
                            new Image(
                                    Objects.requireNonNull(
                                                    Theme.class.getResource(
                                                            "icon/" + size + ".png"))
                                            .toExternalForm()));
        }
        stage.setScene(scene);
        Geometry.restore(stage, store);
        stage.show();
        Geometry.remember(stage, store);
        minuteHand = new MinuteHand(this::onMinute);
    }

    private void onMinute() {
        Screen shown = screens.get(present);
        if (shown != null) {
            shown.onMinute();
        }
    }

    /// Gives a scene the theme and the keyboard, without a stage: for pictures and tests.
    public void attach(Scene scene) {
        theme.dress(scene);
        tools.commands().listen(scene);
    }

    /// Goes to a place and returns its screen.
    public Screen show(String placeId) {
        Screen screen = screen(placeId);
        frame.uncover();
        frame.overlays().closeAll();
        if (placeId.equals(present)) {
            screen.onShow();
            return screen;
        }
        leave();
        present = placeId;
        frame.content(screen.node());
        // Split panes have their content only now, and the screen says where the keys go.
        screen.node().applyCss();
        rail.show(placeId);
        tools.notices().status("");
        screenCommands = tools.commands().activate(screen.commands());
        screen.onShow();
        return screen;
    }

    /// The screen of a place, made if it is not yet.
    public Screen screen(String placeId) {
        Screen known = screens.get(placeId);
        if (known != null) {
            return known;
        }
        Place place =
                places.stream()
                        .filter(candidate -> candidate.id().equals(placeId))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no place " + placeId));
        Screen screen = place.screen().get();
        screens.put(placeId, screen);
        tools.commands().declare(screen.commands());
        return screen;
    }

    /// Where the window is; empty before the first [#show(String)].
    public String present() {
        return present;
    }

    /// Makes every screen, so that all their commands are known (shortcut sheet, settings).
    public void makeAll() {
        places.forEach(place -> screen(place.id()));
    }

    /// Shows one thing in place of the whole window: the welcome. Only what can be done anywhere
    /// can be done then; who goes to a place leaves it.
    public void cover(Region node) {
        leave();
        present = "";
        frame.cover(node);
    }

    /// Where palettes and panels open.
    public OverlayLayer overlays() {
        return frame.overlays();
    }

    /// What the status line says of the mailboxes.
    public ObjectProperty<SyncState> syncProperty() {
        return status.syncProperty();
    }

    /// What the status line says of mail that is about to leave.
    public ObjectProperty<Outgoing> outgoingProperty() {
        return status.outgoingProperty();
    }

    /// What opens when the agent asks how the mailboxes are: made each time.
    public void syncDetails(Supplier<? extends Node> details) {
        syncDetails = details;
    }

    /// Who sits here, and what a click on the picture does.
    public void agent(String name, Runnable action) {
        agentName = name;
        agentAction = action;
        rail.agent(name, action);
    }

    /// Makes every screen anew that is not in sight, because who sits here has changed.
    public void renew() {
        for (String place : List.copyOf(screens.keySet())) {
            if (!place.equals(present)) {
                Objects.requireNonNull(screens.remove(place)).close();
            }
        }
    }

    @Override
    public void close() {
        if (minuteHand != null) {
            minuteHand.close();
        }
        settings.close();
        leave();
        screens.values().forEach(Screen::close);
        screens.clear();
    }

    private void leave() {
        Screen old = screens.get(present);
        if (old != null) {
            old.onHide();
        }
        if (screenCommands != null) {
            screenCommands.close();
            screenCommands = null;
        }
    }

    /// Another language: everything that is made of words is made anew.
    private void rebuild() {
        String place = present;
        leave();
        screens.values().forEach(Screen::close);
        screens.clear();
        present = "";
        SyncState sync = status.syncProperty().get();
        Outgoing outgoing = status.outgoingProperty().get();
        Map<String, Command> going = commands();
        rail = new Rail(tools.texts(), tools.commands(), places, going);
        status = statusLine(going);
        dressEdges();
        status.syncProperty().set(sync);
        status.outgoingProperty().set(outgoing);
        if (!place.isEmpty()) {
            show(place);
        }
    }

    private void dressEdges() {
        rail.agent(agentName, agentAction);
        rail.sync().setOnAction(_ -> Ui.popover(rail.sync(), syncDetails.get()));
        status.mailboxes().setOnAction(_ -> Ui.popover(status.mailboxes(), syncDetails.get()));
        frame.edges(rail, status);
    }

    private void wear(Settings now) {
        Appearance appearance = now.appearance();
        theme.modeProperty().set(appearance.theme());
        if (theme.textSize() != appearance.textSize()) {
            theme.textSize(appearance.textSize());
        }
        Map<String, List<Shortcut>> keys = new HashMap<>();
        now.keys()
                .forEach((id, specs) -> {
                    List<Shortcut> shortcuts = new ArrayList<>();
                    specs.forEach(spec -> shortcuts.add(new Shortcut(spec)));
                    keys.put(id, shortcuts);
                });
        if (!keys.equals(tools.commands().remapped())) {
            tools.commands().remap(keys);
        }
        tools.texts().speak(appearance.locale());
    }

    private StatusLine statusLine(Map<String, Command> going) {
        return new StatusLine(
                tools,
                Objects.requireNonNull(going.get("sheet")),
                Objects.requireNonNull(going.get("palette")));
    }

    private Map<String, Command> commands() {
        Map<String, Command> own = new LinkedHashMap<>();
        for (Place place : places) {
            own.put(
                    place.id(),
                    Command.of(
                            place.labelKey(), place.icon(), () -> show(place.id()), place.key()));
        }
        own.putAll(frameCommands.make(this::makeAll));
        if (ownCommands != null) {
            ownCommands.close();
        }
        ownCommands = tools.commands().activateEverywhere(List.copyOf(own.values()));
        return own;
    }
}
