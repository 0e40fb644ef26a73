package org.sportello.ui;

import javafx.scene.Node;

import java.util.List;

/// One place of the window that the rail can open. The shell makes it when it is first shown and
/// keeps it until the window closes or the language changes.
public interface Screen extends AutoCloseable {

    Node node();

    /// The commands that make sense while this screen is shown; the same list for its whole life.
    default List<Command> commands() {
        return List.of();
    }

    /// Called each time the screen comes to the front: take the focus, refresh what got stale.
    default void onShow() {}

    /// Called each time another screen comes to the front.
    default void onHide() {}

    /// Called each minute while the screen is in front: what it says of times, such as "waits 5
    /// min", is said anew.
    default void onMinute() {}

    /// Ends subscriptions. The screen is not shown again.
    @Override
    default void close() {}
}
