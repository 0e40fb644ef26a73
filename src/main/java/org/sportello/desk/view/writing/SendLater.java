package org.sportello.desk.view.writing;

import javafx.geometry.Insets;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.DatePicker;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.converter.LocalDateStringConverter;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.view.station.Station;
import org.sportello.ui.Look;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.Ui;
import org.sportello.ui.overlay.OverlayLayer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/// The moments at which a message may leave later than now.
public final class SendLater {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("H[:mm][.mm]");
    private static final double WIDTH = 340;

    private final Station station;
    private final OverlayLayer overlays;

    public SendLater(Station station, OverlayLayer overlays) {
        this.station = station;
        this.overlays = overlays;
    }

    /// The choices as a menu.
    List<MenuItem> items(Consumer<Instant> chosen) {
        return List.of(
                item(
                        "desk.later.hour",
                        () ->
                                chosen.accept(
                                        station.tools()
                                                .texts()
                                                .formats()
                                                .now()
                                                .plus(Duration.ofHours(1)))),
                item("desk.later.tomorrow", () -> chosen.accept(tomorrow())),
                item("desk.later.pick", () -> pick(chosen)));
    }

    /// The same over the button that sends, for the keyboard: the arrow keys go to this menu alone.
    void choose(Node button, Consumer<Instant> chosen) {
        var menu = new ContextMenu();
        menu.getItems().setAll(items(chosen));
        menu.show(button, Side.TOP, 0, 0);
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(station.say(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Instant tomorrow() {
        return at(today().plusDays(1), MORNING);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(station.tools().texts().formats().now(), zone());
    }

    private ZoneId zone() {
        return station.tools().texts().formats().zone();
    }

    private Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone()).toInstant();
    }

    /// Asks for day and time.
    void pick(Consumer<Instant> chosen) {
        var day = new DatePicker(today().plusDays(1));
        day.setConverter(
                new LocalDateStringConverter(
                        FormatStyle.SHORT, station.tools().texts().locale(), null));
        day.setId("later-day");
        day.setMaxWidth(Double.MAX_VALUE);
        var time = new TextField(MORNING.toString());
        time.setId("later-time");
        var form = new Form();
        form.row(station.say("desk.later.day"), day);
        var timeRow = form.row(station.say("desk.later.time"), time);
        Runnable take =
                () -> {
                    var wanted = moment(day, time.getText());
                    if (wanted == null) {
                        timeRow.fault(station.say("desk.later.unreadable"));
                    } else if (!wanted.isAfter(station.tools().texts().formats().now())) {
                        timeRow.fault(station.say("desk.later.past"));
                    } else {
                        overlays.close();
                        chosen.accept(wanted);
                    }
                };
        var send = Ui.button(station.say("desk.later.send"), take, Look.PRIMARY);
        send.setId("later-send");
        send.setDefaultButton(true);
        var cancel = Ui.button(station.say("ui.cancel"), overlays::close);
        var box =
                new VBox(
                        14,
                        Ui.label(station.say("desk.later.title"), Look.TITLE),
                        form,
                        new HBox(8, Ui.spacer(), cancel, send));
        box.setId("later");
        box.setPadding(new Insets(20));
        box.getStyleClass().add(Look.CARD);
        box.setMaxWidth(WIDTH);
        box.setPrefWidth(WIDTH);
        box.setMaxHeight(Region.USE_PREF_SIZE);
        overlays.open(box, day);
    }

    private @Nullable Instant moment(DatePicker day, String typed) {
        try {
            // What is typed into the field counts, even before Enter.
            var written = day.getConverter().fromString(day.getEditor().getText());
            var time = LocalTime.parse(typed.strip(), TYPED);
            return written == null ? null : at(written, time).truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
