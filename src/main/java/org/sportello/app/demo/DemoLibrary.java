package org.sportello.app.demo;

import org.jspecify.annotations.Nullable;
import org.sportello.app.demo.shop.Content;
import org.sportello.app.demo.shop.Story;
import org.sportello.knowledge.Article;
import org.sportello.knowledge.Articles;
import org.sportello.knowledge.Category;
import org.sportello.script.CannedReply;
import org.sportello.script.Playbook;
import org.sportello.script.PlaybookReader;
import org.sportello.script.Scripts;
import org.sportello.ticket.Agents;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Enters the demo shop's articles, canned replies and playbooks.
final class DemoLibrary {

    private static final List<String> PLAYBOOKS =
            List.of("playbooks/parcel.yaml", "playbooks/machine.yaml", "playbooks/return.yaml");

    private final Scripts scripts;
    private final Articles articles;
    private final Agents agents;
    private final Map<String, Long> categories = new HashMap<>();

    DemoLibrary(Scripts scripts, Articles articles, Agents agents) {
        this.scripts = scripts;
        this.articles = articles;
        this.agents = agents;
    }

    void enter(Instant now) {
        Content.stories("replies/replies.txt").forEach(story -> scripts.save(reply(story, now)));
        PLAYBOOKS.forEach(name -> scripts.save(playbook(Content.text(name), now)));
        for (var story : Content.stories("articles.txt")) {
            var article = article(story, now);
            articles.save(article, article.ownerId());
        }
    }

    private static CannedReply reply(Story story, Instant now) {
        return new CannedReply(
                0,
                0,
                story.fact("folder"),
                story.subject(),
                story.fact("lang"),
                story.parts().getFirst().text(),
                0,
                now);
    }

    private static Playbook playbook(String definition, Instant now) {
        var flow = new PlaybookReader().read(definition);
        return new Playbook(0, 0, flow.name(), flow.language(), definition, 0, now);
    }

    private Article article(Story story, Instant now) {
        var state = Article.State.valueOf(story.fact("state").toUpperCase(Locale.ROOT));
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Article(
                0,
                0,
                category(story.fact("category")),
                story.subject(),
                state,
                story.fact("lang"),
                owner(story.fact("owner")),
                today.plusDays(20 + Math.floorMod(story.subject().hashCode(), 200)),
                story.parts().getFirst().text(),
                now,
                now);
    }

    private @Nullable Long owner(String firstName) {
        return agents.all().stream()
                .filter(agent -> agent.name().startsWith(firstName + " "))
                .map(agent -> agent.id())
                .findFirst()
                .orElse(null);
    }

    /// The category of a path like `Products/Shoes`; made where it is missing.
    private @Nullable Long category(String path) {
        Long parent = null;
        var walked = "";
        for (var name : path.split("/", -1)) {
            walked = walked + "/" + name;
            var above = parent;
            var place = categories.size();
            parent =
                    categories.computeIfAbsent(
                            walked, key -> articles.save(new Category(0, above, name, place)).id());
        }
        return parent;
    }
}
