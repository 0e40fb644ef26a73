package org.sportello.mail.view.trust;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.sportello.mail.signin.ShownCertificate;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Ui;

import java.util.Objects;

/// A certificate that was refused, with the button that makes an exception for its server.
public final class CertificatePane {

    private final Texts texts;
    private final ShownCertificate shown;

    /// Nothing is changed before its button is pressed.
    public CertificatePane(Texts texts, ShownCertificate shown) {
        this.texts = texts;
        this.shown = shown;
    }

    /// What is known of it, what an exception means, and the button for it.
    ///
    /// @param trust makes the exception
    /// @param others further buttons
    public VBox node(Runnable trust, Button... others) {
        var yes = Ui.button(texts.get("mail.view.certificate.trust", shown.place()), trust);
        yes.setId("trust-certificate");
        var buttons = new HBox(8, yes);
        buttons.getChildren().addAll(others);
        var box =
                new VBox(
                        10,
                        facts(),
                        Ui.paragraph(texts.get("mail.view.certificate.means"), Look.MUTED),
                        buttons);
        box.setId("certificate");
        box.getStylesheets()
                .add(
                        Objects.requireNonNull(CertificatePane.class.getResource("certificate.css"))
                                .toExternalForm());
        box.getStyleClass().add("certificate");
        return box;
    }

    private Node facts() {
        var grid = new GridPane();
        grid.getStyleClass().add("facts");
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        int row = 0;
        for (var fact : new CertificateWords(texts).facts(shown)) {
            var name = Ui.label(fact.name(), Look.MUTED);
            GridPane.setValignment(name, VPos.TOP);
            grid.addRow(row++, name, Ui.paragraph(fact.value()));
        }
        return grid;
    }
}
