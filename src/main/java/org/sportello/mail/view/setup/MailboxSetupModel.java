package org.sportello.mail.view.setup;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.setup.MailboxTrial;
import org.sportello.mail.setup.MailboxTrial.Servers;
import org.sportello.mail.setup.ServerGuesses;
import org.sportello.mail.setup.ServerGuesses.Wanted;
import org.sportello.mail.setup.ServerSearch.Found;
import org.sportello.mail.signin.ShownCertificate;
import org.sportello.mail.signin.TrustedServer;
import org.sportello.mail.signin.provider.Provider;
import org.sportello.ui.Running;
import org.sportello.ui.Texts;
import org.sportello.ui.Work;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Adding or editing a mailbox: what is typed in, the steps of the test, the folders, and saving.
/// Nothing is saved before the test has gone well.
final class MailboxSetupModel {

    /// Where the agent is.
    enum Stage {
        /// Filling in.
        FORM,
        /// Signing in in the browser.
        BROWSER,
        /// The test runs, or has ended with a problem.
        TEST,
        /// All well: folders and ways of working.
        FOLDERS
    }

    final StringProperty name = new SimpleStringProperty(this, "name", "");
    final StringProperty address = new SimpleStringProperty(this, "address", "");

    final SetupSteps steps = new SetupSteps();
    final ServersByHand servers = new ServersByHand(this::suggestion);
    final FolderChoices choices;
    final WayIn way;
    private final ReadOnlyObjectWrapper<Stage> stage =
            new ReadOnlyObjectWrapper<>(this, "stage", Stage.FORM);

    /// The provider to sign in at instead of saying a password; null for a password.
    final ObservableValue<@Nullable Provider> provider;

    private final SetupDesk desk;
    private final Work work;
    private final Texts texts;
    private final @Nullable Mailbox edited;
    private final Consumer<Mailbox> saved;
    private @Nullable Running running;
    private @Nullable MailboxTrial trial;
    private @Nullable ServerGuesses foreign;

    /// A new mailbox, or one to edit.
    ///
    /// @param saved hears of the mailbox after it has been saved
    MailboxSetupModel(
            SetupDesk desk,
            Work work,
            Texts texts,
            @Nullable Mailbox edited,
            Consumer<Mailbox> saved) {
        this.desk = desk;
        this.work = work;
        this.texts = texts;
        this.way = new WayIn(desk, work, texts, edited);
        this.provider = way.provider(address);
        this.edited = edited;
        this.saved = saved;
        this.choices = new FolderChoices(edited);
        if (edited != null) {
            name.set(edited.fromName());
            address.set(edited.address());
            servers.show(edited);
        }
    }

    private ServerGuesses suggestion() {
        return foreign != null
                ? foreign
                : ServerGuesses.of(address.get()).orElse(ServerGuesses.NONE);
    }

    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    boolean isEditing() {
        return edited != null;
    }

    BooleanExpression addressGood() {
        return Bindings.createBooleanBinding(
                () -> ServerGuesses.of(address.get()).isPresent(), address);
    }

    /// What the provider of the address wants as password.
    ObservableValue<Wanted> wanted() {
        return address.map(
                typed -> ServerGuesses.of(typed).map(ServerGuesses::password).orElse(Wanted.OWN));
    }

    /// Enough is filled in to try it. Whether a password is needed may only turn out on the way.
    BooleanExpression testable() {
        return addressGood().and(servers.on.not().or(servers.complete()));
    }

    /// Finds the servers where none were given; signs in at the provider if there is one; then
    /// tries one step after the other.
    void test() {
        way.missing.set(false);
        steps.clear();
        if (servers.on.get()) {
            trial = new MailboxTrial(servers.servers(address()));
            signIn(provider.getValue());
            return;
        }
        stage.set(Stage.TEST);
        steps.searching.set(true);
        running =
                work.run(
                        () -> desk.trying().search().find(address(), _ -> {}),
                        this::found,
                        problem -> {
                            throw problem;
                        });
    }

    /// Believes a server with this certificate from now on, and tries again.
    void trust(ShownCertificate shown) {
        var server = TrustedServer.of(shown, texts.formats().now());
        work.run(() -> desk.trying().trusted().trust(server), this::test);
    }

    private void found(Found found) {
        steps.searching.set(false);
        steps.clues.setAll(found.clues());
        foreign = found.foreign();
        trial =
                new MailboxTrial(
                        new Servers(found.incoming(), found.outgoing(), List.of()), found.shut());
        var here = provider.getValue();
        signIn(here == null ? way.behind(found.exchange()) : here);
    }

    private void signIn(@Nullable Provider provider) {
        switch (way.choose(provider)) {
            case PASSWORD -> stage.set(Stage.FORM);
            case NOTHING -> tryNow();
            case BROWSER -> {
                stage.set(Stage.BROWSER);
                way.visit(Objects.requireNonNull(provider), address(), _ -> tryNow());
            }
        }
    }

    /// The mailbox that is edited has a provider to sign in at.
    boolean signsInAtProvider() {
        return edited != null && edited.provider() != null;
    }

    /// Signs the mailbox that is edited in again, and nothing else.
    void signInAgain() {
        var mailbox = Objects.requireNonNull(edited);
        stage.set(Stage.BROWSER);
        work.run(
                () -> desk.accounts().signIns().of(mailbox).orElseThrow(),
                provider ->
                        way.visit(
                                provider,
                                address(),
                                came ->
                                        work.run(
                                                () -> desk.accounts().change(mailbox, came),
                                                () -> done(mailbox))));
    }

    private void tryNow() {
        stage.set(Stage.TEST);
        tryNext(Objects.requireNonNull(trial));
    }

    private String address() {
        return address.get().strip();
    }

    private void tryNext(MailboxTrial now) {
        var next = now.next();
        steps.show(now);
        if (next.isPresent()) {
            var url = next.get();
            running =
                    work.run(
                            () ->
                                    MailboxTrial.attempt(
                                            desk.trying().check(), url, way.credential()),
                            found -> {
                                now.worked(url, found);
                                tryNext(now);
                            },
                            problem -> {
                                now.failed(url, problem);
                                tryNext(now);
                            });
        } else if (now.passed()) {
            passed(now);
        }
    }

    private void passed(MailboxTrial now) {
        choices.found(now.folders());
        stage.set(Stage.FOLDERS);
    }

    /// Ends the test, back to what was filled in.
    void back() {
        if (running != null) {
            running.cancel();
        }
        way.visit.stop();
        stage.set(Stage.FORM);
    }

    /// Shows the servers, with what was found last.
    void enterByHand() {
        back();
        if (foreign != null) {
            servers.incoming.host.set("");
        }
        servers.on.set(true);
    }

    /// The server that was found gives out the inbox only.
    boolean isPop() {
        var tried = trial;
        var receiving = tried == null ? null : tried.receiving();
        return receiving != null && receiving.protocol() == Protocol.POP3;
    }

    /// Saves the mailbox and its password; the sync of it begins by itself.
    void save() {
        var typed = mailbox();
        var secret = way.password.get();
        work.run(() -> way.save(typed, secret), this::done);
    }

    private void done(Mailbox mailbox) {
        way.password.set("");
        work.run(() -> desk.syncNow().accept(mailbox.id()));
        saved.accept(mailbox);
    }

    private Mailbox mailbox() {
        var tried = trial;
        if (tried == null || tried.receiving() == null) {
            throw new IllegalStateException("Saved before it was tried");
        }
        var shown = name.get().isBlank() ? address() : name.get().strip();
        var mailbox =
                new Mailbox(
                        edited == null ? 0 : edited.id(),
                        edited == null || edited.name().equals(edited.fromName())
                                ? shown
                                : edited.name(),
                        address(),
                        shown,
                        tried.receiving(),
                        tried.sending(),
                        choices.chosen(),
                        choices.archive.get(),
                        choices.acknowledge.get(),
                        edited == null || edited.quoteHistory(),
                        edited == null ? "" : edited.signature(),
                        true);
        return (edited == null
                        ? mailbox
                        : mailbox.withAliases(edited.aliases())
                                .withFetching(edited.fetching())
                                .withPerHour(edited.perHour()))
                .withProvider(way.through());
    }
}
