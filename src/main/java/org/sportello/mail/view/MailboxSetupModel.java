package org.sportello.mail.view;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.setup.MailboxTrial;
import org.sportello.mail.setup.MailboxTrial.Servers;
import org.sportello.mail.setup.ServerGuesses;
import org.sportello.mail.setup.ServerGuesses.Wanted;
import org.sportello.mail.signin.Credential.Password;
import org.sportello.ui.Running;
import org.sportello.ui.Work;

import java.util.List;
import java.util.function.Consumer;

/// Adding or editing a mailbox: what is typed in, the steps of the test, the folders, and saving.
/// Nothing is saved before the test has gone well.
final class MailboxSetupModel {

    /// Where the agent is.
    enum Stage {
        /// Filling in.
        FORM,
        /// The test runs, or has ended with a problem.
        TEST,
        /// All well: folders and ways of working.
        FOLDERS
    }

    private static final List<String> INBOX = List.of("INBOX");

    final StringProperty name = new SimpleStringProperty(this, "name", "");
    final StringProperty address = new SimpleStringProperty(this, "address", "");
    final StringProperty password = new SimpleStringProperty(this, "password", "");

    /// The servers are entered by hand.
    final BooleanProperty byHand = new SimpleBooleanProperty(this, "byHand");

    final ServerModel incoming = new ServerModel(Protocol.IMAP);
    final ServerModel outgoing = new ServerModel(Protocol.SMTP);
    final BooleanProperty archive = new SimpleBooleanProperty(this, "archive", true);
    final BooleanProperty acknowledge = new SimpleBooleanProperty(this, "acknowledge");
    final SetupSteps steps = new SetupSteps();
    final ObservableList<FolderChoice> folders = FXCollections.observableArrayList();

    private final ReadOnlyObjectWrapper<Stage> stage =
            new ReadOnlyObjectWrapper<>(this, "stage", Stage.FORM);
    private final MailDesk desk;
    private final Work work;
    private final @Nullable Mailbox edited;
    private final Consumer<Mailbox> saved;
    private @Nullable Running running;
    private @Nullable MailboxTrial trial;

    /// A new mailbox, or one to edit.
    ///
    /// @param saved hears of the mailbox after it has been saved
    MailboxSetupModel(MailDesk desk, Work work, @Nullable Mailbox edited, Consumer<Mailbox> saved) {
        this.desk = desk;
        this.work = work;
        this.edited = edited;
        this.saved = saved;
        if (edited != null) {
            fill(edited);
        }
        byHand.addListener((_, _, on) -> {
            if (on && incoming.isEmpty()) {
                suggest();
            }
        });
    }

    private void fill(Mailbox mailbox) {
        name.set(mailbox.fromName());
        address.set(mailbox.address());
        incoming.show(mailbox.incoming());
        if (mailbox.outgoing() != null) {
            outgoing.show(mailbox.outgoing());
        }
        byHand.set(true);
        archive.set(mailbox.archive());
        acknowledge.set(mailbox.acknowledge());
    }

    private void suggest() {
        ServerGuesses.of(address.get())
                .ifPresent(guess -> {
                    incoming.show(guess.incoming().getFirst());
                    outgoing.show(guess.outgoing().getFirst());
                });
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

    /// Enough is filled in to try it.
    BooleanExpression testable() {
        var known = password.isNotEmpty().or(new SimpleBooleanProperty(isEditing()));
        var servers =
                incoming.host
                        .isNotEmpty()
                        .and(incoming.hostGood())
                        .and(outgoing.hostGood())
                        .and(incoming.portGood())
                        .and(outgoing.portGood())
                        .and(incoming.openAllowed())
                        .and(outgoing.openAllowed());
        return addressGood().and(known).and(byHand.not().or(servers));
    }

    /// Tries one step after the other, and one server after the other where none was given.
    void test() {
        stage.set(Stage.TEST);
        var guess = ServerGuesses.of(address.get()).orElseThrow();
        if (byHand.get()) {
            var out = outgoing.isEmpty() ? List.<ServerUrl>of() : List.of(outgoing.url(address()));
            trial = trial(List.of(incoming.url(address())), out);
        } else {
            trial = trial(guess.incoming(), guess.outgoing());
        }
        tryNext(trial);
    }

    private static MailboxTrial trial(List<ServerUrl> incoming, List<ServerUrl> outgoing) {
        return new MailboxTrial(new Servers(incoming, outgoing, List.of()));
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
                            () -> MailboxTrial.attempt(desk.check(), url, new Password(secret())),
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
        folders.setAll(FolderChoice.of(now.folders(), edited == null ? INBOX : edited.folders()));
        stage.set(Stage.FOLDERS);
    }

    /// The typed password, or the one that is kept.
    private String secret() {
        if (!password.get().isEmpty() || edited == null) {
            return password.get();
        }
        return desk.accounts().password(edited).orElse("");
    }

    /// Ends the test, back to what was filled in.
    void back() {
        if (running != null) {
            running.cancel();
        }
        stage.set(Stage.FORM);
    }

    /// Shows the servers, with what was found last.
    void enterByHand() {
        back();
        byHand.set(true);
    }

    /// At least one folder is chosen.
    BooleanExpression savable() {
        return Bindings.createBooleanBinding(
                () -> folders.stream().anyMatch(folder -> folder.chosen.get()),
                folders.stream().map(folder -> folder.chosen).toArray(BooleanProperty[]::new));
    }

    /// Saves the mailbox and its password; the sync of it begins by itself.
    void save() {
        var typed = mailbox();
        var secret = password.get();
        work.run(
                () -> {
                    if (edited == null) {
                        return desk.accounts().add(typed, secret);
                    }
                    desk.accounts().change(typed, secret);
                    return typed;
                },
                this::done);
    }

    private void done(Mailbox mailbox) {
        password.set("");
        work.run(() -> desk.sync().syncNow(mailbox.id()));
        saved.accept(mailbox);
    }

    private Mailbox mailbox() {
        var tried = trial;
        if (tried == null || tried.receiving() == null) {
            throw new IllegalStateException("Saved before it was tried");
        }
        var shown = name.get().isBlank() ? address() : name.get().strip();
        var chosen = folders.stream().filter(one -> one.chosen.get()).map(one -> one.name).toList();
        return new Mailbox(
                edited == null ? 0 : edited.id(),
                edited == null || edited.name().equals(edited.fromName()) ? shown : edited.name(),
                address(),
                shown,
                tried.receiving(),
                tried.sending(),
                chosen,
                archive.get(),
                acknowledge.get(),
                edited == null || edited.quoteHistory(),
                edited == null ? "" : edited.signature(),
                true);
    }
}
