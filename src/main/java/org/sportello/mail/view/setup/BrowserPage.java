package org.sportello.mail.view.setup;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Ui;

/// What is shown while the agent signs in in the browser: the page's address, and what went wrong.
final class BrowserPage {

    private final Texts texts;
    private final WayIn way;

    BrowserPage(Texts texts, WayIn way) {
        this.texts = texts;
        this.way = way;
    }

    Node node() {
        var visit = way.visit;
        var page = new TextField();
        page.setId("setup-page");
        page.setEditable(false);
        page.setAccessibleText(texts.get("mail.view.setup.browser"));
        page.textProperty().bind(visit.pageProperty());
        var problem = Ui.paragraph("", Look.DANGER);
        problem.setId("setup-browser-problem");
        problem.textProperty()
                .bind(
                        visit.problemProperty()
                                .map(one -> texts.sentence(one) + " " + texts.nextStep(one))
                                .orElse(""));
        problem.visibleProperty().bind(visit.problemProperty().isNotNull());
        problem.managedProperty().bind(problem.visibleProperty());
        var open =
                Ui.button(
                        texts.get("mail.view.setup.browser.open"), visit::openAgain, Look.PRIMARY);
        open.setId("setup-browser-open");
        open.visibleProperty().bind(visit.problemProperty().isNull());
        open.managedProperty().bind(open.visibleProperty());
        var again = Ui.button(texts.get("mail.view.setup.again"), way::visitAgain, Look.PRIMARY);
        again.setId("setup-browser-again");
        again.visibleProperty().bind(visit.problemProperty().isNotNull());
        again.managedProperty().bind(again.visibleProperty());
        return new VBox(12, page, problem, new HBox(open, again));
    }
}
