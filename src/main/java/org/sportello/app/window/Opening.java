package org.sportello.app.window;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sportello.app.Wiring;
import org.sportello.app.settings.SettingsStore;
import org.sportello.kernel.Problem;
import org.sportello.storage.SingleInstance;
import org.sportello.storage.StoreFolder;
import org.sportello.ticket.Agent;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ui.Theme;

import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Opens the window: the toolkit and the store start beside each other, and the desk is shown when
/// both are there. Returns when the window is closed.
public final class Opening {

    /// Does for another process what it asks for, on the desk that is open here.
    @FunctionalInterface
    public interface Errands {

        /// Does it.
        ///
        /// @param back says a line to who asked, meanwhile, and gives the line that it answers
        String done(Wiring desk, String request, UnaryOperator<String> back);
    }

    /// Who sits here, and whether the desk is a new one.
    private record Who(Agent agent, boolean isNew) {}

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final StoreFolder folder;
    private final SingleInstance instance;
    private final Supplier<Wiring> store;
    private final Errands doing;
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable Theme theme;
    private @Nullable RuntimeException failure;
    private @Nullable Meanwhile meanwhile;

    /// @param instance holds the store already
    /// @param doing makes answers of what other processes ask the window to do on its store
    public Opening(StoreFolder folder, SingleInstance instance, Errands doing) {
        this(folder, instance, () -> new Wiring(folder, instance, InstantSource.system()), doing);
    }

    /// The same on a store that is opened in another way.
    ///
    /// @param store opens the store; it is closed with the window
    public Opening(
            StoreFolder folder, SingleInstance instance, Supplier<Wiring> store, Errands doing) {
        this.folder = folder;
        this.instance = instance;
        this.store = store;
        this.doing = doing;
    }

    /// Shows these words at once, until the window is there: for a store that takes its time.
    public Opening saying(String words) {
        meanwhile = new Meanwhile(words);
        return this;
    }

    /// Shows the window and waits until it is closed.
    ///
    /// @param opened is told when the window is there, on the screen's thread
    /// @throws Problem if the store cannot be opened
    public void run(Consumer<DeskWindow> opened) throws InterruptedException {
        Platform.setImplicitExit(false);
        start();
        Platform.runLater(this::dressed);
        var settings = new SettingsStore(folder.settings(), Opening::unsaved);
        try (var wiring = store.get()) {
            var agent = new Clerk(wiring.store().agents(), settings).present();
            var isNew = isNew(wiring);
            Platform.runLater(() -> show(wiring, settings, new Who(agent, isNew), opened));
            over.await();
        } finally {
            settings.close();
            Platform.exit();
        }
        if (failure != null) {
            throw failure;
        }
    }

    /// Who took in files, and has no mailbox yet, has a desk to work at.
    private static boolean isNew(Wiring wiring) {
        return wiring.store().mailboxes().all().isEmpty()
                && wiring.store().ticketPages().count(TicketFilter.ALL) == 0;
    }

    private void start() {
        try {
            Platform.startup(meanwhile == null ? () -> {} : meanwhile::show);
        } catch (UnsupportedOperationException noWindows) {
            throw new Problem("app.no-window", String.valueOf(noWindows.getMessage()));
        }
    }

    /// The theme; made once, on the screen's thread.
    private Theme dressed() {
        if (theme == null) {
            theme = Wardrobe.theme();
        }
        return theme;
    }

    /// Settings that cannot be saved are no reason to stop: the next change tries again.
    private static void unsaved(Problem problem) {
        LOG.warn("Settings were not saved: {}", problem.getMessage());
    }

    private static void comeForward(Stage stage) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    /// What was being written is kept before the store closes, which it does when this is over.
    private void end(DeskWindow window, Background background) {
        try {
            if (!window.settle()) {
                LOG.warn("The window closed while something was still going on");
            }
            background.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            over.countDown();
        }
    }

    /// What the agent can do something about is told with what to do.
    private static void tell(DeskWindow window, Throwable wrong) {
        var notices = window.tools().notices();
        if (wrong instanceof Problem problem) {
            notices.problem(problem);
        } else {
            notices.bug(wrong);
        }
    }

    /// A window that cannot be built ends the program with that bug.
    @SuppressWarnings("IllegalCatch")
    private void show(Wiring wiring, SettingsStore settings, Who who, Consumer<DeskWindow> opened) {
        try {
            var window = new DeskWindow(wiring, settings, who.agent(), who.isNew(), dressed());
            var background =
                    new Background(wiring, wrong -> Platform.runLater(() -> tell(window, wrong)));
            var stage = new Stage();
            instance.listen(
                    () -> Platform.runLater(() -> comeForward(stage)),
                    (request, back) -> doing.done(wiring.lent(), request, back));
            stage.setOnHidden(_ -> {
                window.close();
                Thread.startVirtualThread(() -> end(window, background));
            });
            window.open(stage);
            if (meanwhile != null) {
                meanwhile.hide();
            }
            opened.accept(window);
        } catch (RuntimeException bug) {
            failure = bug;
            over.countDown();
        }
    }
}
