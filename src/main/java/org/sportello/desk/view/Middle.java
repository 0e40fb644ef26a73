package org.sportello.desk.view;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.layout.StackPane;

import org.sportello.desk.view.writing.NewMessagePane;

/// The place of the ticket, where a new message stands while one is written.
final class Middle extends StackPane {

    private final TicketPane ticket;
    private final NewMessagePane newMessage;
    private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper();

    Middle(TicketPane ticket, NewMessagePane newMessage) {
        super(ticket);
        this.ticket = ticket;
        this.newMessage = newMessage;
        setId("desk-middle");
    }

    /// True while a new message stands here.
    ReadOnlyBooleanProperty writingProperty() {
        return writing.getReadOnlyProperty();
    }

    void write() {
        writing.set(true);
        getChildren().setAll(newMessage);
    }

    /// The ticket again; what is written waits as a draft.
    void read() {
        writing.set(false);
        newMessage.close();
        getChildren().setAll(ticket);
    }
}
