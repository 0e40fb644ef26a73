package org.sportello.mail.view.setup;

import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.Ui;
import org.sportello.ui.control.Wording;

/// The fields of one server: name, protection, port, and the name to sign in with.
final class ServerFields {

    private final Texts texts;
    private final ServerModel model;
    private final String id;
    private final boolean receives;

    /// @param id `incoming` or `outgoing`; begins the ids of the fields
    ServerFields(Texts texts, ServerModel model, String id) {
        this.texts = texts;
        this.model = model;
        this.id = id;
        this.receives = id.equals("incoming");
    }

    Region node() {
        var host = new TextField();
        host.setId(id + "-host");
        host.textProperty().bindBidirectional(model.host);
        var port = new TextField();
        port.setId(id + "-port");
        port.setPrefColumnCount(5);
        port.textProperty().bindBidirectional(model.port);
        var user = new TextField();
        user.setId(id + "-user");
        user.setPromptText(texts.get("mail.view.server.user.prompt"));
        user.textProperty().bindBidirectional(model.user);
        var form = new Form();
        if (receives) {
            form.row(texts.get("mail.view.server.protocol"), protocol());
        }
        var hostRow =
                form.row(
                        texts.get("mail.view.server.host"),
                        host,
                        receives ? "" : texts.get("mail.view.server.host.outgoing"));
        hostRow.faults(
                model.hostGood().map(good -> good ? "" : texts.get("mail.view.server.host.bad")));
        var portRow = new Form().row(texts.get("mail.view.server.port"), port);
        portRow.faults(
                model.portGood().map(good -> good ? "" : texts.get("mail.view.server.port.bad")));
        var protection = new Form().row(texts.get("mail.view.server.security"), security());
        portRow.getStyleClass().add("port");
        protection.getStyleClass().add("protection");
        var line = new HBox(12, protection, portRow);
        form.getChildren().addAll(line, open());
        form.row(texts.get("mail.view.server.user"), user);
        var card =
                Ui.card(
                        receives
                                ? texts.get("mail.view.server.incoming")
                                : texts.get("mail.view.server.outgoing"),
                        form);
        card.getStyleClass().add("server");
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private ChoiceBox<Protocol> protocol() {
        var protocol = new ChoiceBox<Protocol>();
        protocol.setId(id + "-protocol");
        protocol.setMaxWidth(Double.MAX_VALUE);
        protocol.getItems().setAll(Protocol.IMAP, Protocol.POP3);
        protocol.setConverter(
                new Wording<>(one ->
                        one == Protocol.POP3
                                ? texts.get("mail.view.server.protocol.pop")
                                : texts.get("mail.view.server.protocol.imap")));
        protocol.valueProperty().bindBidirectional(model.protocol);
        return protocol;
    }

    private ChoiceBox<Security> security() {
        var security = new ChoiceBox<Security>();
        security.setId(id + "-security");
        security.setMaxWidth(Double.MAX_VALUE);
        security.getItems().setAll(Security.values());
        security.setConverter(new Wording<>(this::words));
        security.valueProperty().bindBidirectional(model.security);
        return security;
    }

    /// An open line only after a yes to the sentence that says what it means.
    private VBox open() {
        var yes = new CheckBox(texts.get("mail.view.server.open"));
        yes.setId(id + "-open");
        yes.setWrapText(true);
        yes.selectedProperty().bindBidirectional(model.open);
        var box = new VBox(yes);
        box.getStyleClass().add("open-line");
        box.visibleProperty().bind(model.security.isEqualTo(Security.PLAIN));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private String words(Security security) {
        return switch (security) {
            case TLS -> texts.get("mail.view.server.security.tls");
            case STARTTLS -> texts.get("mail.view.server.security.starttls");
            case PLAIN -> texts.get("mail.view.server.security.plain");
        };
    }
}
