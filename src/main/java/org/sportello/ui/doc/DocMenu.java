package org.sportello.ui.doc;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;

import org.jspecify.annotations.Nullable;
import org.sportello.ui.Texts;

/// What can be done with a document by its context menu: copying, and the address of a link.
final class DocMenu {

    private final DocView view;
    private final Texts texts;
    private @Nullable ContextMenu menu;

    DocMenu(DocView view, Texts texts) {
        this.view = view;
        this.texts = texts;
    }

    void open(ContextMenuEvent event) {
        if (menu != null) {
            menu.hide();
        }
        menu = new ContextMenu();
        menu.getItems()
                .add(item(view.isSelectionEmpty() ? "ui.doc.copy.all" : "ui.doc.copy", view::copy));
        String target = target(event.getPickResult().getIntersectedNode());
        if (target != null) {
            menu.getItems().add(item("ui.doc.copy.link", () -> copyText(target)));
        }
        menu.getItems().add(item("ui.doc.select.all", view::selectAll));
        menu.show(view, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static @Nullable String target(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.hasProperties()
                    && at.getProperties().get(DocView.TARGET) instanceof String target) {
                return target;
            }
        }
        return null;
    }

    private static void copyText(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
