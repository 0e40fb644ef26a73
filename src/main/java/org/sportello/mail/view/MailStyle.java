package org.sportello.mail.view;

import javafx.scene.Parent;

import java.util.Objects;

/// The few measures that only these screens need.
final class MailStyle {

    private MailStyle() {}

    static void dress(Parent root) {
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(MailStyle.class.getResource("mail.css"))
                                .toExternalForm());
    }
}
