package org.sportello.desk.view.writing;

import javafx.scene.Node;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.OpenTicket;
import org.sportello.text.Doc;
import org.sportello.ui.editor.ReplyEditor;

/// Where an agent writes, and scripts and articles can be put into.
public interface Writing {

    ReplyEditor editor();

    /// Inserts a script's or an article's text at the cursor.
    void insert(Doc doc);

    /// The ticket that is written on; null for a new message.
    @Nullable OpenTicket shown();

    /// Beside what a list to choose from opens.
    Node node();
}
