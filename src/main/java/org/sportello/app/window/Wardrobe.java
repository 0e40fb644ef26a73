package org.sportello.app.window;

import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Shortcut;
import org.sportello.ui.Theme;
import org.sportello.ui.control.Badge;
import org.sportello.ui.control.KeyCaps;
import org.sportello.ui.control.Ui;
import org.sportello.ui.editor.ReplyEditor;

/// What the screen's thread does while the store is being opened: it loads the typeface, reads the
/// style sheets and tries them on what every screen is made of, so that the window stands sooner.
final class Wardrobe {

    private Wardrobe() {}

    /// The theme, worn once. For the screen's thread.
    static Theme theme() {
        var theme = new Theme();
        var menu = new MenuButton("", Icons.of(Icon.MORE));
        menu.setTooltip(new Tooltip());
        var some =
                new VBox(
                        Ui.label("", Look.TITLE),
                        Ui.button("", () -> {}),
                        Ui.iconButton(Icon.ADD, "", () -> {}),
                        menu,
                        new TextField(),
                        new Badge(),
                        new KeyCaps(new Shortcut("Shortcut+Enter")),
                        new ReplyEditor(1, 2));
        var scene = new Scene(new ScrollPane(some));
        theme.dress(scene);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return theme;
    }
}
