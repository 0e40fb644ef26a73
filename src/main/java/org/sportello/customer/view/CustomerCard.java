package org.sportello.customer.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.customer.Customer;
import org.sportello.customer.CustomerService;
import org.sportello.customer.Identity;
import org.sportello.ui.Look;
import org.sportello.ui.Tools;
import org.sportello.ui.control.Avatar;
import org.sportello.ui.control.Chip;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.Ui;
import org.sportello.ui.control.Wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// A customer's card, edited in place: each field is kept when it is left.
final class CustomerCard extends ScrollPane {

    private static final int TIERS = 3;

    private final Tools tools;
    private final CustomerService service;
    private final Runnable stale;
    private final TextField name = new TextField();
    private final TextField organisation = new TextField();
    private final ComboBox<Integer> tier = new ComboBox<>();
    private final TextField language = new TextField();
    private final TextArea note = new TextArea();
    private final FlowPane identities = new FlowPane(6, 6);
    private final ComboBox<Identity.Kind> kind = new ComboBox<>();
    private final TextField identity = new TextField();
    private final Label title = Ui.label("", Look.TITLE);
    private final Label since = Ui.label("", Look.MUTED, Look.SMALL);
    private final HBox head = new HBox(12);
    private @Nullable Customer shown;

    /// @param stale reads the customer again after a change was refused
    CustomerCard(Tools tools, CustomerService service, Runnable stale) {
        this.tools = tools;
        this.service = service;
        this.stale = stale;
        setFitToWidth(true);
        getStyleClass().add(Look.GROUND);
        name.setId("customer-name");
        organisation.setId("customer-organisation");
        language.setId("customer-language");
        note.setId("customer-note");
        identity.setId("customer-identity");
        note.setPrefRowCount(4);
        note.setWrapText(true);
        for (var i = 0; i <= TIERS; i++) {
            tier.getItems().add(i);
        }
        tier.setConverter(
                new Wording<>(stars -> stars == 0 ? say("customer.tier.none") : "★".repeat(stars)));
        tier.setId("customer-tier");
        kind.getItems().setAll(Identity.Kind.values());
        kind.setAccessibleText(say("customer.identity.kind"));
        identity.setAccessibleText(say("customer.identity.prompt"));
        kind.setValue(Identity.Kind.MAIL);
        kind.setConverter(
                new Wording<>(
                        one -> say("customer.identity." + one.name().toLowerCase(Locale.ROOT))));
        var form = new Form();
        form.row(say("customer.name"), name);
        form.row(say("customer.organisation"), organisation);
        form.row(say("customer.tier"), tier, say("customer.tier.hint"));
        form.row(say("customer.language"), language, say("customer.language.hint"));
        form.row(say("customer.note"), note, say("customer.note.hint"));
        HBox.setHgrow(identity, Priority.ALWAYS);
        identity.setPromptText(say("customer.identity.prompt"));
        identity.setOnAction(_ -> addIdentity());
        var button = Ui.button(say("customer.identity.add"), this::addIdentity);
        button.setMinWidth(Region.USE_PREF_SIZE);
        var add = new HBox(8, kind, identity, button);
        add.setAlignment(Pos.CENTER_LEFT);
        var known = new VBox(10, Ui.section(say("customer.identities")), identities, add);
        head.setAlignment(Pos.CENTER_LEFT);
        var box = new VBox(18, head, form, known);
        box.getStyleClass().add(Look.CARD);
        box.setMaxWidth(640);
        var page = new VBox(box);
        page.setPadding(new Insets(16));
        page.setAlignment(Pos.TOP_CENTER);
        setContent(page);
        for (var field : List.of(name, organisation, language, note)) {
            field.focusedProperty()
                    .addListener((_, _, focused) -> {
                        if (!focused) {
                            save();
                        }
                    });
        }
        tier.setOnAction(_ -> save());
    }

    private String say(String key, Object... arguments) {
        return tools.texts().get(key, arguments);
    }

    void show(Customer customer) {
        var before = shown;
        if (before != null
                && before.id() == customer.id()
                && before.version() == customer.version()) {
            return;
        }
        if (before != null && before.id() != customer.id()) {
            save();
        }
        shown = customer;
        var who = customer.name().isBlank() ? customer.address() : customer.name();
        title.setText(who);
        since.setText(say("customer.since", tools.texts().formats().date(customer.createdAt())));
        head.getChildren().setAll(new Avatar(who, Avatar.Size.LARGE), new VBox(2, title, since));
        set(name, customer.name());
        set(organisation, Objects.requireNonNullElse(customer.organisation(), ""));
        set(language, Objects.requireNonNullElse(customer.language(), ""));
        if (!note.isFocused()) {
            note.setText(customer.note());
        }
        tier.setValue(customer.tier());
        identities.getChildren().clear();
        for (var one : customer.identities()) {
            identities
                    .getChildren()
                    .add(
                            new Chip(
                                    one.shown(),
                                    say("customer.identity.remove", one.shown()),
                                    () -> remove(one)));
        }
    }

    /// What is being typed is not replaced under the agent's fingers.
    private static void set(TextField field, String text) {
        if (!field.isFocused()) {
            field.setText(text);
        }
    }

    /// Keeps what was changed.
    void save() {
        var customer = shown;
        if (customer == null) {
            return;
        }
        var edited =
                new Customer(
                        customer.id(),
                        customer.version(),
                        name.getText().strip(),
                        customer.organisationId(),
                        customer.organisation(),
                        language.getText().isBlank()
                                ? null
                                : language.getText().strip().toLowerCase(Locale.ROOT),
                        Objects.requireNonNullElse(tier.getValue(), 0),
                        note.getText(),
                        customer.identities(),
                        customer.createdAt(),
                        customer.updatedAt());
        var company = organisation.getText().strip();
        var moved = !company.equals(Objects.requireNonNullElse(customer.organisation(), ""));
        if (edited.equals(customer) && !moved) {
            return;
        }
        shown = edited;
        write(() -> {
            var kept = edited.equals(customer) ? customer : service.update(edited);
            return moved ? service.setOrganisation(kept.id(), company) : kept;
        });
    }

    private void addIdentity() {
        var customer = shown;
        var text = identity.getText().strip();
        if (customer != null && !text.isEmpty()) {
            var added = new Identity(kind.getValue(), text);
            identity.clear();
            write(() -> service.addIdentity(customer.id(), added));
        }
    }

    private void remove(Identity one) {
        var customer = shown;
        if (customer != null) {
            write(() -> service.removeIdentity(customer.id(), one));
            tools.notices()
                    .undo(
                            say("customer.identity.removed", one.shown()),
                            () -> write(() -> service.addIdentity(customer.id(), one)));
        }
    }

    private void write(java.util.concurrent.Callable<Customer> change) {
        tools.work()
                .run(
                        change,
                        this::show,
                        problem -> {
                            tools.notices().problem(problem);
                            shown = null;
                            stale.run();
                        });
    }

    /// The names of what it shows, for tests.
    List<String> identities() {
        var shownIdentities = new ArrayList<String>();
        if (shown != null) {
            shown.identities().forEach(one -> shownIdentities.add(one.shown()));
        }
        return shownIdentities;
    }
}
