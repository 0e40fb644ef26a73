package org.sportello.insight.view;

import javafx.scene.Scene;

import org.sportello.app.demo.Demo;
import org.sportello.app.demo.Pace;
import org.sportello.insight.Kpi;
import org.sportello.kernel.Changes;
import org.sportello.ui.Pictures;
import org.sportello.ui.Texts;
import org.sportello.ui.Theme;
import org.sportello.ui.Tools;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;

/// Pictures of the insight screen with a year of the demo shop, to look at.
final class InsightPictures {

    private InsightPictures() {}

    public static void main(String[] arguments) {
        try {
            all();
        } catch (RuntimeException failure) {
            failure.printStackTrace();
        }
        System.exit(0);
    }

    private static void all() {
        var folder = Path.of("target/pictures");
        try (var demo = new Demo(Pace.HASTY)) {
            demo.open().store().rollUp().catchUp();
            for (var locale : Texts.LANGUAGES) {
                for (var mode : new Theme.Mode[] {Theme.Mode.LIGHT, Theme.Mode.DARK}) {
                    for (var size : Pictures.Size.values()) {
                        Pictures.onFx(() -> {
                            picture(demo, locale, mode, size, folder);
                            return true;
                        });
                    }
                }
            }
        }
    }

    private static void picture(
            Demo demo, Locale locale, Theme.Mode mode, Pictures.Size size, Path folder) {
        var texts = new Texts(locale);
        var tools = BesideWork.tools(texts, new Changes());
        try (var theme = new Theme();
                var screen = screen(demo, tools)) {
            theme.modeProperty().set(mode);
            var scene = Pictures.scene((javafx.scene.Parent) screen.node(), theme, size);
            screen.onShow();
            write(scene, folder, locale, mode, size, "month");
            if (size == Pictures.Size.SMALL) {
                run(screen, "insight.period.last12Months");
                screen.look(Kpi.BACKLOG);
                write(scene, folder, locale, mode, size, "year");
            }
            System.out.println(tools.notices().statusProperty().get());
        }
    }

    private static void write(
            Scene scene,
            Path folder,
            Locale locale,
            Theme.Mode mode,
            Pictures.Size size,
            String name) {
        Pictures.write(
                scene,
                folder.resolve(
                        "insight-" + name + "-" + locale + "-" + mode + "-" + size + ".png"));
    }

    private static void run(InsightScreen screen, String id) {
        screen.commands().stream()
                .filter(command -> command.id().equals(id))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    private static InsightScreen screen(Demo demo, Tools tools) {
        var store = demo.wiring().store();
        return new InsightScreen(
                tools,
                new InsightScreen.Source(
                        store.measures(),
                        () -> store.rollUp().catchUp(),
                        () -> {
                            var names = new LinkedHashMap<Long, String>();
                            store.mailboxes().all().forEach(box -> names.put(box.id(), box.name()));
                            return names;
                        },
                        () -> {
                            var names = new LinkedHashMap<Long, String>();
                            store.agents()
                                    .all()
                                    .forEach(agent -> names.put(agent.id(), agent.name()));
                            return names;
                        }),
                new InsightScreen.Doors(_ -> {}, (_, _) -> {}));
    }
}
