package org.sportello.desk.view.station;

import org.sportello.desk.ArticleFromTicket;
import org.sportello.desk.Desk;
import org.sportello.search.Search;
import org.sportello.ticket.Actor;
import org.sportello.ui.Tools;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Who sits here and what the Desk's panes work with.
///
/// @param agent the id of the agent who sits here
/// @param undo how long a sent reply can be taken back
/// @param outside opens what the system opens: a link in its browser, a file in its program
public record Station(
        Desk desk,
        Tools tools,
        Search search,
        LongSupplier agent,
        Supplier<java.time.Duration> undo,
        Outside outside) {

    /// The [Place] of a message that is on no ticket yet.
    public static final String NEW_MESSAGE = "new-message";

    /// Opens things outside of the Desk.
    ///
    /// @param article begins an article on the screen of the knowledge base
    public record Outside(
            Consumer<String> link,
            Consumer<Path> file,
            Consumer<Place> elsewhere,
            Consumer<ArticleFromTicket> article) {}

    /// Another screen's thing to be shown.
    public record Place(String screen, long id) {}

    public Actor me() {
        return Actor.agent(agent.getAsLong());
    }

    public String say(String key, Object... arguments) {
        return tools.texts().get(key, arguments);
    }
}
