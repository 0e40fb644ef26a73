package org.sportello.mail.view.setup;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.signin.provider.BrowserSignIn;
import org.sportello.mail.signin.provider.Provider;
import org.sportello.mail.signin.provider.Tokens;
import org.sportello.ui.Running;
import org.sportello.ui.Texts;
import org.sportello.ui.Work;

import java.time.Duration;
import java.util.function.Consumer;

/// A sign-in at a provider, while the agent is in the browser.
final class BrowserVisit {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SetupDesk desk;
    private final Work work;
    private final Texts texts;
    private final ReadOnlyStringWrapper page = new ReadOnlyStringWrapper(this, "page", "");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem =
            new ReadOnlyObjectWrapper<>(this, "problem");
    private @Nullable BrowserSignIn browser;
    private @Nullable Running running;

    BrowserVisit(SetupDesk desk, Work work, Texts texts) {
        this.desk = desk;
        this.work = work;
        this.texts = texts;
    }

    /// The page that was opened; `""` before.
    ReadOnlyStringProperty pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// Why it did not work; null while nobody knows.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Sends the browser there, and waits for it to come back.
    ///
    /// @param then what to do with what it brings
    void begin(Provider provider, String address, Consumer<Tokens> then) {
        stop();
        problem.set(null);
        page.set("");
        var sentences =
                new BrowserSignIn.Sentences(
                        texts.locale().toLanguageTag(),
                        texts.get("mail.signIn.done"),
                        texts.get("mail.signIn.failed"));
        running =
                work.run(
                        () -> desk.accounts().signIns().begin(provider, sentences),
                        opened -> {
                            browser = opened;
                            page.set(opened.page(address).toString());
                            openAgain();
                            running = work.run(() -> opened.await(PATIENCE), came(then), this::no);
                        },
                        this::no);
    }

    private Consumer<Tokens> came(Consumer<Tokens> then) {
        return tokens -> {
            shut();
            then.accept(tokens);
        };
    }

    private void no(Problem reason) {
        shut();
        problem.set(reason);
    }

    /// Opens the page once more: the browser may have been closed.
    void openAgain() {
        var open = page.get();
        work.run(() -> desk.trying().browser().accept(open));
    }

    /// The agent does not want to after all.
    void stop() {
        if (running != null) {
            running.cancel();
            running = null;
        }
        shut();
    }

    private void shut() {
        var open = browser;
        browser = null;
        if (open != null) {
            work.run(open::close);
        }
    }
}
