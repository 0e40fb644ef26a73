package org.sportello.knowledge.view;

import org.jspecify.annotations.Nullable;
import org.sportello.knowledge.Article;
import org.sportello.knowledge.Articles;
import org.sportello.ticket.Agent;
import org.sportello.ticket.Agents;
import org.sportello.ui.Removals;
import org.sportello.ui.Tools;
import org.sportello.ui.control.Badge;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.function.LongSupplier;

/// What the parts of the screen work with.
///
/// @param me the id of the agent who sits here
/// @param removals articles that are deleted but can still come back, by their ids
record KnowledgeTools(
        Tools tools,
        Articles articles,
        Agents agents,
        LongSupplier me,
        Neighbours neighbours,
        Removals removals) {

    String say(String key, Object... arguments) {
        return tools.texts().get(key, arguments);
    }

    /// Reads everything there is. Off the screen thread.
    Shelf read() {
        var people = new HashMap<Long, String>();
        for (Agent agent : agents.all()) {
            people.put(agent.id(), agent.name());
        }
        return new Shelf(articles.categories(), articles.all(), articles.linkCounts(), people);
    }

    String state(Article.State state) {
        return switch (state) {
            case DRAFT -> say("knowledge.state.draft");
            case INTERNAL -> say("knowledge.state.internal");
            case PUBLIC -> say("knowledge.state.public");
        };
    }

    Badge badge(Article.State state) {
        return new Badge(
                state(state),
                switch (state) {
                    case DRAFT -> Badge.Kind.SOON;
                    case INTERNAL -> Badge.Kind.OK;
                    case PUBLIC -> Badge.Kind.GOOD;
                });
    }

    boolean overdue(@Nullable LocalDate day) {
        var now = tools.texts().formats().now();
        return day != null
                && day.isBefore(LocalDate.ofInstant(now, java.time.ZoneId.systemDefault()));
    }
}
