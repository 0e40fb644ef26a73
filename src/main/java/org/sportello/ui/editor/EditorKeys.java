package org.sportello.ui.editor;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

/// What the keys of the editor do, beside those that every text area has.
final class EditorKeys {

    private final ReplyEditor editor;
    private final ReplyArea area;
    private final Shaper shaper;

    EditorKeys(ReplyEditor editor, ReplyArea area, Shaper shaper) {
        this.editor = editor;
        this.area = area;
        this.shaper = shaper;
    }

    void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB
                && key.isShiftDown()
                && !key.isShortcutDown()
                && shaper.inItem()) {
            shaper.tab(-1);
            key.consume();
            return;
        }
        if (!key.isShortcutDown() || key.isAltDown()) {
            return;
        }
        Runnable action = key.isShiftDown() ? shifted(key.getCode()) : plain(key.getCode());
        if (action != null) {
            action.run();
            key.consume();
        }
    }

    private @Nullable Runnable plain(KeyCode code) {
        return switch (code) {
            case B -> editor::bold;
            case I -> editor::italic;
            case U -> editor::underline;
            case J -> editor::askForScripts;
            case K -> editor::askForKnowledge;
            default -> null;
        };
    }

    private @Nullable Runnable shifted(KeyCode code) {
        return switch (code) {
            case DIGIT7 -> editor::numbers;
            case DIGIT8 -> editor::bullets;
            case DIGIT9 -> editor::quote;
            case X -> editor::strike;
            case V -> area::pastePlainText;
            default -> null;
        };
    }
}
