package org.sportello.mail.view.setup;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mailbox;
import org.sportello.mail.imap.ImapConnection.RemoteFolder;

import java.util.List;

/// What is read of a mailbox, and how old and new mail is treated.
final class FolderChoices {

    private static final List<String> INBOX = List.of("INBOX");

    final ObservableList<FolderChoice> folders = FXCollections.observableArrayList();

    /// Old mail is history.
    final BooleanProperty archive = new SimpleBooleanProperty(this, "archive", true);

    /// New tickets are confirmed by mail.
    final BooleanProperty acknowledge = new SimpleBooleanProperty(this, "acknowledge");

    private final List<String> before;

    /// @param edited a mailbox that is there already
    FolderChoices(@Nullable Mailbox edited) {
        before = edited == null ? INBOX : edited.folders();
        if (edited != null) {
            archive.set(edited.archive());
            acknowledge.set(edited.acknowledge());
        }
    }

    /// The folders of the account are known.
    void found(List<RemoteFolder> all) {
        folders.setAll(FolderChoice.of(all, before));
    }

    List<String> chosen() {
        return folders.stream().filter(one -> one.chosen.get()).map(one -> one.name).toList();
    }

    /// At least one folder is chosen.
    BooleanExpression any() {
        return Bindings.createBooleanBinding(
                () -> folders.stream().anyMatch(folder -> folder.chosen.get()),
                folders.stream().map(folder -> folder.chosen).toArray(BooleanProperty[]::new));
    }
}
