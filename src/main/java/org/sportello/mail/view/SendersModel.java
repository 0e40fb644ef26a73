package org.sportello.mail.view;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.sportello.kernel.Problem;
import org.sportello.mail.Alias;
import org.sportello.mail.Mailbox;
import org.sportello.mail.message.MailAddress;
import org.sportello.ui.Work;

import java.util.HashSet;
import java.util.Optional;

/// The addresses that a mailbox writes as: its own and the others, each with name and signature.
final class SendersModel {

    /// What is typed in for one address.
    static final class Line {

        final StringProperty address = new SimpleStringProperty(this, "address", "");
        final StringProperty name = new SimpleStringProperty(this, "name", "");
        final StringProperty signature = new SimpleStringProperty(this, "signature", "");

        Line(Alias shown) {
            address.set(shown.address());
            name.set(shown.fromName());
            signature.set(shown.signature());
        }

        Alias alias() {
            return new Alias(address.get().strip(), name.get().strip(), signature.get().strip());
        }
    }

    final Line own;

    /// The most messages an hour; empty for no limit.
    final StringProperty perHour = new SimpleStringProperty(this, "perHour", "");

    /// The other addresses.
    final ObservableList<Line> others =
            FXCollections.observableArrayList(line -> new javafx.beans.Observable[] {line.address});

    private final MailDesk desk;
    private final Work work;
    private final Mailbox mailbox;
    private final Runnable saved;

    /// @param saved called after it has been saved
    SendersModel(MailDesk desk, Work work, Mailbox mailbox, Runnable saved) {
        this.desk = desk;
        this.work = work;
        this.mailbox = mailbox;
        this.saved = saved;
        own = new Line(new Alias(mailbox.address(), mailbox.fromName(), mailbox.signature()));
        var most = mailbox.perHour();
        perHour.set(most == null ? "" : most.toString());
        mailbox.aliases().forEach(one -> others.add(new Line(one)));
    }

    void add() {
        others.add(new Line(new Alias("", "", "")));
    }

    void remove(Line line) {
        others.remove(line);
    }

    /// Every address can be one, and none is there twice; the limit is one or empty.
    BooleanBinding savable() {
        return Bindings.createBooleanBinding(
                () -> good() && limited().isPresent(), others, perHour);
    }

    private boolean good() {
        var seen = new HashSet<String>();
        seen.add(new MailAddress("", mailbox.address()).key());
        return others.stream()
                .map(line -> line.alias().sender())
                .allMatch(one -> one.sendable() && seen.add(one.key()));
    }

    /// The mailbox with the limit that is typed in; empty if it can be none.
    private Optional<Mailbox> limited() {
        var typed = perHour.get().strip();
        try {
            return Optional.of(
                    mailbox.withPerHour(typed.isEmpty() ? null : Integer.valueOf(typed)));
        } catch (NumberFormatException | Problem notYet) {
            return Optional.empty();
        }
    }

    void save() {
        limited()
                .ifPresent(limited -> {
                    var first = own.alias();
                    var changed =
                            limited.withOwn(first.fromName(), first.signature())
                                    .withAliases(others.stream().map(Line::alias).toList());
                    work.run(() -> desk.accounts().change(changed, ""), saved);
                });
    }
}
