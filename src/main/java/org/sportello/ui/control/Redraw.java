package org.sportello.ui.control;

import javafx.scene.Node;
import javafx.scene.Parent;

/// Small lists are drawn afresh when something changes; whoever is at a button stays there.
public final class Redraw {

    private Redraw() {}

    /// Draws, and gives the focus back to the node with the same id.
    public static void keepingFocus(Parent root, Runnable draw) {
        var scene = root.getScene();
        var owner = scene == null ? null : scene.getFocusOwner();
        var id = owner == null || !isIn(owner, root) ? null : owner.getId();
        draw.run();
        if (id != null) {
            var again = root.lookup("#" + id);
            if (again != null) {
                again.requestFocus();
            }
        }
    }

    private static boolean isIn(Node node, Parent root) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(root)) {
                return true;
            }
        }
        return false;
    }
}
