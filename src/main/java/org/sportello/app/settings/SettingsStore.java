package org.sportello.app.settings;

import org.sportello.kernel.Problem;
import org.sportello.kernel.Subscription;
import org.sportello.ui.PaneSizes;
import org.sportello.ui.Texts;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The settings and their file, `settings.json` in the data folder. A change is written half a
/// second later, whole or not at all; keys that this version does not know are kept. A file that
/// cannot be read is put aside and said so, never overwritten.
public final class SettingsStore implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 500;

    /// Objects whose keys are data: they are replaced, not merged.
    private static final Set<String> MAPS = Set.of("panes", "keys");

    private final Path file;
    private final Executor later;
    private final Consumer<Problem> problems;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
    private ObjectNode kept;
    private Settings present;
    private boolean waiting;

    /// Reads the file, or starts with the defaults.
    ///
    /// @param problems hears of a file that cannot be read or written, on any thread
    public SettingsStore(Path file, Consumer<Problem> problems) {
        this(
                file,
                CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS),
                problems);
    }

    SettingsStore(Path file, Executor later, Consumer<Problem> problems) {
        this.file = file;
        this.later = later;
        this.problems = problems;
        this.kept = json.createObjectNode();
        this.present = Settings.defaults();
        read();
    }

    /// The language that a file of settings asks for; the system's where there is none, or none
    /// that can be read. Nothing is changed.
    public static Locale language(Path file) {
        try {
            var wanted =
                    JsonMapper.shared()
                            .readTree(Files.readString(file))
                            .path("appearance")
                            .path("language")
                            .asString(Settings.Appearance.SYSTEM);
            return Settings.defaults().appearance().speaking(wanted).locale();
        } catch (IOException | JacksonException noneThatCanBeRead) {
            return Texts.systemLanguage();
        }
    }

    public synchronized Settings get() {
        return present;
    }

    /// Changes the settings; listeners hear of it at once, on this thread.
    public void change(UnaryOperator<Settings> change) {
        Settings now;
        synchronized (this) {
            now = change.apply(present);
            if (now.equals(present)) {
                return;
            }
            present = now;
            if (!waiting) {
                waiting = true;
                later.execute(this::save);
            }
        }
        listeners.forEach(listener -> listener.accept(now));
    }

    public Subscription subscribe(Consumer<Settings> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Remembers the widths of panes in these settings.
    public PaneSizes paneSizes() {
        return new PaneSizes() {
            @Override
            public OptionalDouble find(String pane) {
                Double size = get().panes().get(pane);
                return size == null ? OptionalDouble.empty() : OptionalDouble.of(size);
            }

            @Override
            public void remember(String pane, double size) {
                change(settings -> {
                    Map<String, Double> panes = new HashMap<>(settings.panes());
                    panes.put(pane, Math.rint(size));
                    return settings.withPanes(panes);
                });
            }
        };
    }

    /// Writes what waits.
    @Override
    public void close() {
        save();
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            JsonNode tree = json.readTree(Files.readString(file));
            ObjectNode merged = json.valueToTree(present);
            if (!(tree instanceof ObjectNode found)) {
                putAside();
                return;
            }
            merge(merged, found);
            present = json.treeToValue(merged, Settings.class);
            kept = found;
        } catch (JacksonException e) {
            putAside();
        } catch (IOException e) {
            problems.accept(new Problem("settings.unreadable", false, e, file.toString()));
        }
    }

    private void putAside() {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            problems.accept(new Problem("settings.damaged", aside.toString()));
        } catch (IOException e) {
            problems.accept(new Problem("settings.unreadable", false, e, file.toString()));
        }
    }

    private synchronized void save() {
        if (!waiting) {
            return;
        }
        waiting = false;
        merge(kept, json.valueToTree(present));
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, json.writeValueAsString(kept));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            problems.accept(new Problem("settings.unwritable", true, e, file.toString()));
        }
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties()
                .forEach(field -> {
                    JsonNode old = into.get(field.getKey());
                    if (old instanceof ObjectNode oldObject
                            && field.getValue() instanceof ObjectNode newObject
                            && !MAPS.contains(field.getKey())) {
                        merge(oldObject, newObject);
                    } else if (!field.getValue().isNull()) {
                        into.set(field.getKey(), field.getValue());
                    }
                });
    }
}
