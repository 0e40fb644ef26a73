package org.sportello.app.settings;

import atlantafx.base.controls.ToggleSwitch;

import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.sportello.ticket.Agent;
import org.sportello.ticket.Agents;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.Tools;
import org.sportello.ui.control.Avatar;
import org.sportello.ui.control.Ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Who works here: names, addresses, signatures, who is still here, and which of them sits at this
/// desk. Changes are kept as they are made.
public final class AgentsPage {

    private final Tools tools;
    private final Agents agents;
    private final LongSupplier me;
    private final Consumer<Agent> sitDown;
    private final VBox cards = new VBox(12);
    private final ToggleGroup seats = new ToggleGroup();

    /// @param me the id of who sits here
    /// @param sitDown is told who sits here from now on
    public AgentsPage(Tools tools, Agents agents, LongSupplier me, Consumer<Agent> sitDown) {
        this.tools = tools;
        this.agents = agents;
        this.me = me;
        this.sitDown = sitDown;
    }

    private Texts texts() {
        return tools.texts();
    }

    public Node node() {
        var add = Ui.button(texts().get("settings.agents.add"), this::add);
        add.setId("agent-add");
        add.setGraphic(Icons.of(Icon.ADD));
        read(0);
        return new VBox(
                16,
                Ui.paragraph(texts().get("settings.agents.hint"), Look.MUTED),
                cards,
                new HBox(add));
    }

    /// @param focus the agent whose name gets the keyboard; 0: nobody's
    private void read(long focus) {
        tools.work().run(agents::all, all -> show(all, focus));
    }

    private void show(List<Agent> all, long focus) {
        cards.getChildren().clear();
        for (var agent : all) {
            cards.getChildren().add(card(agent, agent.id() == focus));
        }
    }

    private Node card(Agent agent, boolean focus) {
        var name = field("agent-name-" + agent.id(), "settings.agents.name", agent.name());
        var address =
                field("agent-address-" + agent.id(), "settings.agents.address", agent.address());
        var signature = new TextArea(agent.signature());
        signature.setId("agent-signature-" + agent.id());
        signature.setPrefRowCount(2);
        signature.setAccessibleText(texts().get("settings.agents.signature"));
        var active = new ToggleSwitch(texts().get("settings.agents.active"));
        active.setId("agent-active-" + agent.id());
        active.setSelected(agent.active());
        var seat = new RadioButton(texts().get("settings.agents.me"));
        seat.setId("agent-me-" + agent.id());
        seat.setToggleGroup(seats);
        seat.setSelected(agent.id() == me.getAsLong());
        seat.setDisable(!agent.active());
        // Who sits here cannot be gone.
        active.setDisable(seat.isSelected());
        seat.setOnAction(_ -> {
            sitDown.accept(agent);
            read(0);
        });
        var edited = new Edited(agent, name, address, signature, active);
        keep(name, edited);
        keep(address, edited);
        keep(signature, edited);
        active.selectedProperty().addListener((_, _, _) -> keep(edited));
        var form = new GridPane(12, 8);
        form.addRow(0, label("settings.agents.name", name), name);
        form.addRow(1, label("settings.agents.address", address), address);
        form.addRow(2, label("settings.agents.signature", signature), signature);
        GridPane.setHgrow(name, Priority.ALWAYS);
        var head =
                new HBox(
                        10,
                        new Avatar(agent.name(), Avatar.Size.NORMAL),
                        Ui.label(agent.name(), Look.STRONG),
                        Ui.spacer(),
                        seat,
                        active);
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        var card = new VBox(12, head, form);
        card.getStyleClass().add(Look.CARD);
        card.setPadding(new javafx.geometry.Insets(14));
        card.setId("agent-" + agent.id());
        if (focus) {
            name.requestFocus();
            name.selectAll();
        }
        return card;
    }

    private Node label(String key, Node control) {
        var label = Ui.label(texts().get(key), Look.MUTED);
        label.setLabelFor(control);
        label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }

    private TextField field(String id, String key, String text) {
        var field = new TextField(text);
        field.setId(id);
        field.setAccessibleText(texts().get(key));
        return field;
    }

    /// An agent's card as it stands.
    private record Edited(
            Agent before,
            TextField name,
            TextField address,
            TextArea signature,
            ToggleSwitch active) {

        /// Nobody is without a name.
        Agent now() {
            var typed = name.getText().strip();
            return new Agent(
                    before.id(),
                    typed.isEmpty() ? before.name() : typed,
                    address.getText().strip(),
                    signature.getText().strip(),
                    active.isSelected());
        }
    }

    private void keep(TextField field, Edited edited) {
        field.setOnAction(_ -> keep(edited));
        keep((Node) field, edited);
    }

    private void keep(Node field, Edited edited) {
        field.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        keep(edited);
                    }
                });
    }

    private void keep(Edited edited) {
        var now = edited.now();
        if (now.equals(edited.before())) {
            edited.name().setText(now.name());
            return;
        }
        tools.work()
                .run(
                        () -> agents.update(now),
                        () -> {
                            if (now.id() == me.getAsLong()) {
                                sitDown.accept(now);
                            }
                            replace(now);
                        });
    }

    /// Only this card is made anew: the others may be being typed into.
    private void replace(Agent now) {
        for (int i = 0; i < cards.getChildren().size(); i++) {
            if (("agent-" + now.id()).equals(cards.getChildren().get(i).getId())) {
                var focused = cards.getScene() == null ? null : cards.getScene().getFocusOwner();
                var id = focused == null ? null : focused.getId();
                cards.getChildren().set(i, card(now, false));
                if (id != null && cards.lookup("#" + id) != null) {
                    cards.lookup("#" + id).requestFocus();
                }
            }
        }
    }

    private void add() {
        tools.work()
                .run(
                        () -> agents.add(texts().get("settings.agents.new"), ""),
                        added -> read(added.id()));
    }
}
