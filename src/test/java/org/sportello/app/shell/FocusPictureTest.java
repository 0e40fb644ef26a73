package org.sportello.app.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.css.PseudoClass;
import javafx.scene.Node;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.ui.FxTest;
import org.sportello.ui.Pictures;

import java.nio.file.Path;

/// The focus can be seen wherever it goes.
@FxTest
class FocusPictureTest {

    @TempDir private Path folder;

    @Test
    void theFocusIsSeenOnEveryKindOfControl() {
        var setup = ShellPictures.open(folder, Pictures.Size.SMALL);
        setup.shell().show("settings");
        Pictures.settle(setup.scene());
        for (String id :
                new String[] {
                    "#rail-customers",
                    "#settings-language",
                    "#theme-dark",
                    "#text-size",
                    "#status-sync",
                }) {
            Node node = setup.scene().lookup(id);
            node.pseudoClassStateChanged(PseudoClass.getPseudoClass("focused"), true);
            node.pseudoClassStateChanged(PseudoClass.getPseudoClass("focus-visible"), true);
            assertTrue(node.isFocusTraversable(), id);
        }
        Pictures.write(setup.scene(), Path.of("target/pictures/focus.png"));
        setup.shell().close();
        setup.theme().close();
    }
}
