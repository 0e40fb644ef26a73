package org.sportello.desk.view.reading;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

import org.sportello.desk.view.station.Station;
import org.sportello.mail.Enclosed;
import org.sportello.mail.message.Attachment;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.message.Protection;
import org.sportello.text.FoldedDoc;
import org.sportello.text.ImageSource;
import org.sportello.text.Inline;
import org.sportello.ui.Icon;
import org.sportello.ui.control.Chip;
import org.sportello.ui.control.Ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The files of a message as chips. A file is opened from a copy in a private folder, under a name
/// of ours; what the system would run instead of show is only ever saved.
final class Attachments extends FlowPane {

    /// What may be opened directly: everything else is saved, and the agent decides.
    private static final Set<String> SHOWN =
            Set.of(
                    "pdf", "png", "jpg", "jpeg", "gif", "bmp", "webp", "txt", "csv", "eml", "doc",
                    "docx", "xls", "xlsx", "odt", "ods", "ppt", "pptx", "odp", "rtf", "mp3", "mp4",
                    "heic", "tif", "tiff", "ics", "vcf");

    /// What the window draws by itself.
    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/bmp");

    private static final int LONGEST_NAME = 120;

    /// More files than this are not all shown at once.
    private static final int MANY = 12;

    private static final int FIRST = 10;

    private final Station station;
    private final Enclosed message;
    private final MessageMenu menu;

    Attachments(Station station, Enclosed message, List<Attachment> files, MessageMenu menu) {
        super(8, 8);
        this.station = station;
        this.message = message;
        this.menu = menu;
        setPadding(new Insets(8, 0, 0, 0));
        setMinWidth(0);
        var shown = files.size() > MANY ? files.subList(0, FIRST) : files;
        shown.forEach(file -> getChildren().add(chip(file)));
        if (shown.size() < files.size()) {
            getChildren().add(rest(files.subList(shown.size(), files.size())));
        }
        if (files.size() > 1) {
            getChildren().add(Ui.link(station.say("desk.file.saveAll"), () -> saveAll(files)));
        }
    }

    /// So that what was written after them is not far below.
    private Hyperlink rest(List<Attachment> files) {
        var rest = new Hyperlink(station.say("desk.file.more", files.size()));
        rest.setId("files-more");
        rest.setOnAction(_ -> {
            var at = getChildren().indexOf(rest);
            var chips = files.stream().map(this::chip).toList();
            getChildren().remove(rest);
            getChildren().addAll(at, chips);
            chips.getFirst().requestFocus();
        });
        return rest;
    }

    /// The files that one does not see in the text already, whatever they call themselves: mail
    /// programs mark documents "inline" too.
    static List<Attachment> beside(ParsedMail parsed, FoldedDoc body) {
        var drawn =
                body.whole().images().stream()
                        .map(Inline.Image::source)
                        .filter(ImageSource.Cid.class::isInstance)
                        .map(source -> ((ImageSource.Cid) source).id())
                        .collect(Collectors.toSet());
        return parsed.attachments().stream()
                .filter(file -> !drawn.contains(file.cid()))
                .filter(file -> !wrapping(parsed, file))
                .toList();
    }

    /// A signature, and what was opened already: of no use to a reader. What could not be opened
    /// stays.
    private static boolean wrapping(ParsedMail parsed, Attachment file) {
        var last = file.index() == parsed.attachments().size() - 1;
        return switch (file.type()) {
            case "application/pkcs7-signature",
                    "application/x-pkcs7-signature",
                    "application/pgp-signature",
                    "application/pgp-encrypted" ->
                    true;
            case "application/pkcs7-mime", "application/x-pkcs7-mime" ->
                    parsed.remarks().protection() == Protection.SIGNED;
            case "application/ms-tnef", "application/vnd.ms-tnef" ->
                    !last || !parsed.text().isBlank();
            case "application/xml", "text/xml" ->
                    parsed.remarks().certified() != null && "daticert.xml".equals(file.name());
            case "text/calendar" -> file.name() == null && parsed.remarks().invitation() != null;
            default -> false;
        };
    }

    private Chip chip(Attachment file) {
        var chip =
                Chip.file(
                        icon(file),
                        name(file),
                        station.tools().texts().formats().bytes(file.size()));
        chip.setMinWidth(0);
        chip.maxWidthProperty().bind(widthProperty());
        chip.setFocusTraversable(true);
        chip.getStyleClass().add("focus-ring");
        chip.setAccessibleText(station.say("desk.file.spoken", name(file)));
        var ways = new ContextMenu();
        if (message(file)) {
            ways.getItems().add(item("desk.file.read", () -> read(file)));
        }
        if (picture(file)) {
            ways.getItems().add(item("desk.file.preview", () -> preview(file)));
        }
        if (shown(file)) {
            ways.getItems().add(item("desk.file.open", () -> open(file)));
        }
        ways.getItems().add(item("desk.file.save", () -> save(file)));
        chip.setOnContextMenuRequested(
                event -> ways.show(chip, event.getScreenX(), event.getScreenY()));
        chip.setOnMouseClicked(event -> {
            if (event.isStillSincePress()
                    && event.getButton() == javafx.scene.input.MouseButton.PRIMARY) {
                first(file);
            }
        });
        chip.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                first(file);
                event.consume();
            }
        });
        return chip;
    }

    private static Icon icon(Attachment file) {
        if (message(file)) {
            return Icon.MAIL;
        }
        return picture(file) ? Icon.IMAGE : Icon.ATTACHMENT;
    }

    /// A mail that somebody attached is read like any other.
    private static boolean message(Attachment file) {
        return file.type().equals("message/rfc822") || file.type().equals("message/global");
    }

    private void read(Attachment file) {
        var save = Ui.button(station.say("desk.file.save"), () -> save(file));
        menu.inside(message.inside(file), name(file), save);
    }

    private static boolean picture(Attachment file) {
        return PICTURES.contains(file.type());
    }

    private void preview(Attachment file) {
        var ways = new ArrayList<Node>();
        if (shown(file)) {
            ways.add(Ui.button(station.say("desk.file.open"), () -> open(file)));
        }
        ways.add(Ui.button(station.say("desk.file.save"), () -> save(file)));
        menu.preview(message, file, name(file), ways, () -> openOrSave(file));
    }

    private void first(Attachment file) {
        if (message(file)) {
            read(file);
        } else if (picture(file)) {
            preview(file);
        } else {
            openOrSave(file);
        }
    }

    private void openOrSave(Attachment file) {
        if (shown(file)) {
            open(file);
        } else {
            save(file);
        }
    }

    private MenuItem item(String key, Runnable action) {
        var item = new MenuItem(station.say(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static boolean shown(Attachment file) {
        return SHOWN.contains(ending(safe(file.name())));
    }

    private String name(Attachment file) {
        return Objects.requireNonNullElse(file.name(), station.say("desk.file.unnamed"));
    }

    /// A name without paths, control characters and what a system treats specially.
    static String safe(@org.jspecify.annotations.Nullable String name) {
        var clean =
                Objects.requireNonNullElse(name, "")
                        .replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]", "_")
                        .strip()
                        .replaceAll("^\\.+|[. ]+$", "");
        if (clean.length() > LONGEST_NAME) {
            clean = clean.substring(clean.length() - LONGEST_NAME);
        }
        return clean.isEmpty() ? "file" : clean;
    }

    private static String ending(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private void open(Attachment file) {
        station.tools()
                .work()
                .run(
                        () -> {
                            var folder = Files.createTempDirectory("sportello-");
                            folder.toFile().deleteOnExit();
                            var copy = folder.resolve(safe(file.name()));
                            write(file, copy);
                            copy.toFile().deleteOnExit();
                            return copy;
                        },
                        copy -> station.outside().file().accept(copy));
    }

    private void save(Attachment file) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(safe(file.name()));
        var chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            var target = chosen.toPath();
            station.tools().work().run(() -> write(file, target), () -> saved(target));
        }
    }

    private void saveAll(List<Attachment> files) {
        var chosen = new DirectoryChooser().showDialog(getScene().getWindow());
        if (chosen != null) {
            var folder = chosen.toPath();
            station.tools()
                    .work()
                    .run(
                            () -> files.forEach(file -> write(file, free(folder, file))),
                            () -> saved(folder));
        }
    }

    /// A name in the folder that nothing has yet: saving never overwrites.
    private static Path free(Path folder, Attachment file) {
        var name = safe(file.name());
        var path = folder.resolve(name);
        for (var i = 2; Files.exists(path); i++) {
            path = folder.resolve(i + " " + name);
        }
        return path;
    }

    private void write(Attachment file, Path target) {
        try {
            Files.write(target, station.desk().post().reader().attachment(message, file.index()));
        } catch (java.nio.file.FileSystemException refused) {
            throw new org.sportello.kernel.Problem("desk.file.refused", target.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void saved(Path target) {
        station.tools().notices().say(station.say("desk.file.saved", target.toString()));
    }
}
