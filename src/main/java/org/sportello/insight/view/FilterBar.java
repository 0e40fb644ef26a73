package org.sportello.insight.view;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.converter.LocalDateStringConverter;

import org.jspecify.annotations.Nullable;
import org.sportello.insight.Period;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.Ui;

import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Which days, which mailbox, whose tickets, and by which clock.
final class FilterBar extends HBox {

    private final Texts texts;
    private final FigureWords words;
    private final InsightModel model;
    private final MenuButton period = new MenuButton();
    private final MenuButton mailbox = new MenuButton();
    private final MenuButton agent = new MenuButton();

    FilterBar(Texts texts, InsightModel model, Button export) {
        this.texts = texts;
        this.words = new FigureWords(texts);
        this.model = model;
        getStyleClass().addAll(Look.HEAD, "ruled", "filter-bar");
        period.setId("insight-period");
        mailbox.setId("insight-mailbox");
        agent.setId("insight-agent");
        for (var period : Period.values()) {
            this.period.getItems().add(item(texts.get(periodKey(period)), () -> choose(period)));
        }
        period.getItems().add(new SeparatorMenuItem());
        period.getItems().add(item(texts.get("insight.period.own"), this::chooseDays));
        period.setMinWidth(USE_PREF_SIZE);
        export.setMinWidth(USE_PREF_SIZE);
        var title = Ui.label(texts.get("insight.title"), Look.TITLE);
        title.setMinWidth(USE_PREF_SIZE);
        var choices = new FlowPane(8, 8, title, period, mailbox, agent, clock());
        choices.setRowValignment(VPos.CENTER);
        choices.setMinWidth(0);
        HBox.setHgrow(choices, Priority.ALWAYS);
        getChildren().addAll(choices, export);
        model.filterProperty().addListener((_, _, _) -> show());
        model.snapshotProperty().addListener((_, _, _) -> show());
        show();
    }

    /// The keys go to the first choice.
    @Override
    public void requestFocus() {
        period.requestFocus();
    }

    static String periodKey(Period period) {
        return switch (period) {
            case THIS_WEEK -> "insight.period.thisWeek";
            case THIS_MONTH -> "insight.period.thisMonth";
            case LAST_MONTH -> "insight.period.lastMonth";
            case LAST_30_DAYS -> "insight.period.last30Days";
            case LAST_12_MONTHS -> "insight.period.last12Months";
        };
    }

    private Label clock() {
        var clock = Ui.label(texts.get("insight.clock.calendar"), Look.MUTED, Look.SMALL);
        clock.setGraphic(Icons.of(Icon.DEADLINE));
        clock.setTooltip(new Tooltip(texts.get("insight.clock.calendar.sentence")));
        return clock;
    }

    private void choose(Period wanted) {
        model.filterProperty().set(model.filterProperty().get().withPeriod(wanted));
    }

    private void show() {
        var filter = model.filterProperty().get();
        period.setText(
                filter.period() == null
                        ? words.days(model.scope())
                        : texts.get(periodKey(filter.period())));
        period.setTooltip(new Tooltip(words.days(model.scope())));
        period.setAccessibleText(
                texts.get("insight.filter.period") + ": " + words.days(model.scope()));
        fill(
                mailbox,
                texts.get("insight.filter.mailboxes"),
                model.names().mailboxes(),
                filter.mailboxId(),
                id -> model.filterProperty().set(model.filterProperty().get().withMailbox(id)));
        fill(
                agent,
                texts.get("insight.filter.agents"),
                model.names().agents(),
                filter.agentId(),
                id -> model.filterProperty().set(model.filterProperty().get().withAgent(id)));
    }

    private static void fill(
            MenuButton menu,
            String all,
            Map<Long, String> names,
            @Nullable Long chosen,
            Consumer<@Nullable Long> choose) {
        menu.getItems().setAll(item(all, () -> choose.accept(null)));
        menu.getItems().add(new SeparatorMenuItem());
        names.forEach((id, name) -> menu.getItems().add(item(name, () -> choose.accept(id))));
        menu.setText(chosen == null ? all : names.getOrDefault(chosen, all));
        menu.setDisable(names.isEmpty());
    }

    private static MenuItem item(String label, Runnable choose) {
        var item = new MenuItem(label);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> choose.run());
        return item;
    }

    private void chooseDays() {
        var scope = model.scope();
        var from = new DatePicker(scope.from());
        var to = new DatePicker(scope.to());
        for (var day : List.of(from, to)) {
            day.setConverter(new LocalDateStringConverter(FormatStyle.SHORT, texts.locale(), null));
        }
        from.setId("insight-from");
        to.setId("insight-to");
        var form = new Form();
        form.row(texts.get("insight.period.from"), from);
        form.row(texts.get("insight.period.to"), to);
        var apply = Ui.button(texts.get("insight.period.apply"), () -> {}, Look.PRIMARY);
        var content = new VBox(12, form, apply);
        content.setAlignment(Pos.BOTTOM_RIGHT);
        content.getStyleClass().add("days-form");
        var popover = Ui.popover(period, content);
        popover.setArrowLocation(atlantafx.base.controls.Popover.ArrowLocation.TOP_LEFT);
        apply.setOnAction(_ -> {
            var first = from.getValue();
            var last = to.getValue();
            if (first != null && last != null) {
                popover.hide();
                model.filterProperty().set(model.filterProperty().get().withDays(first, last));
            }
        });
    }
}
