package org.sportello.mail.view.fetching;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.Fetching;
import org.sportello.mail.setup.Accounts;
import org.sportello.mail.sync.Syncing;
import org.sportello.ui.Work;

import java.util.Optional;
import java.util.TreeSet;

/// How a mailbox is fetched, and what is done on its server with messages that are here.
public final class FetchingModel {

    /// Where a message is afterwards.
    enum Then {
        STAYS,
        MOVED,
        DELETED
    }

    final ObjectProperty<Integer> months = new SimpleObjectProperty<>(this, "months");
    final BooleanProperty seen = new SimpleBooleanProperty(this, "seen");
    final ObjectProperty<Then> then = new SimpleObjectProperty<>(this, "then");
    final StringProperty folder = new SimpleStringProperty(this, "folder", "");
    final BooleanProperty compress = new SimpleBooleanProperty(this, "compress");
    final StringProperty days = new SimpleStringProperty(this, "days", "");

    private static final String USUAL_DAYS = "14";

    private final Accounts accounts;
    private final Syncing sync;
    private final Work work;
    private final Mailbox mailbox;
    private final Runnable saved;

    /// What is typed in, beginning with what the mailbox has.
    ///
    /// @param saved called after it has been saved
    public FetchingModel(
            Accounts accounts, Syncing sync, Work work, Mailbox mailbox, Runnable saved) {
        this.accounts = accounts;
        this.sync = sync;
        this.work = work;
        this.mailbox = mailbox;
        this.saved = saved;
        var now = mailbox.fetching().afterwards();
        months.set(mailbox.fetching().recentMonths());
        compress.set(mailbox.fetching().compress());
        seen.set(now.markSeen());
        folder.set(now.moveTo());
        days.set(now.deleteAfterDays() == 0 ? USUAL_DAYS : Integer.toString(now.deleteAfterDays()));
        then.set(
                !now.moveTo().isEmpty()
                        ? Then.MOVED
                        : now.deleteAfterDays() > 0 ? Then.DELETED : Then.STAYS);
    }

    String address() {
        return mailbox.address();
    }

    /// A POP3 server knows no folders, no marks, and compresses nothing.
    boolean speaksImap() {
        return mailbox.incoming().protocol() == Protocol.IMAP;
    }

    /// The months to choose from, the mailbox's own among them; 0 for everything at once.
    Integer[] choices() {
        var choices = new TreeSet<>(java.util.List.of(3, 6, 12, 24));
        choices.add(mailbox.fetching().recentMonths());
        choices.add(0);
        return choices.toArray(Integer[]::new);
    }

    /// Everything typed in makes sense.
    public BooleanBinding savable() {
        return Bindings.createBooleanBinding(() -> typed().isPresent(), then, folder, days);
    }

    private Optional<Afterwards> typed() {
        try {
            return switch (then.get()) {
                case STAYS -> Optional.of(new Afterwards(seen.get(), "", 0));
                case MOVED ->
                        Optional.of(new Afterwards(seen.get(), folder.get().strip(), 0))
                                .filter(one -> !one.moveTo().isEmpty());
                case DELETED ->
                        Optional.of(
                                        new Afterwards(
                                                seen.get(),
                                                "",
                                                Integer.parseInt(days.get().strip())))
                                .filter(one -> one.deleteAfterDays() > 0);
            };
        } catch (NumberFormatException | Problem notYet) {
            return Optional.empty();
        }
    }

    void save() {
        typed().ifPresent(afterwards -> {
            var wanted = new Fetching(months.get(), afterwards, compress.get());
            var changed = mailbox.withFetching(wanted);
            work.run(
                    () -> {
                        accounts.change(changed, "");
                        sync.tryAgain(changed.id());
                    },
                    saved);
        });
    }
}
