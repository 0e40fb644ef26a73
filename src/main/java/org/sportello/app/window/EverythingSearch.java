package org.sportello.app.window;

import org.sportello.search.Hit;
import org.sportello.search.Search;
import org.sportello.ui.Icon;
import org.sportello.ui.Texts;
import org.sportello.ui.overlay.Marked;
import org.sportello.ui.overlay.SearchOverlay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One field over everything: the index's hits, grouped as people think of them.
final class EverythingSearch implements SearchOverlay.Finder<Hit> {

    private static final int SHOWN = 40;

    private final Search search;
    private final Texts texts;

    EverythingSearch(Search search, Texts texts) {
        this.search = search;
        this.texts = texts;
    }

    @Override
    public SearchOverlay.Results<Hit> find(String question) {
        var found = search.find(question, SHOWN);
        Map<Hit.Type, List<SearchOverlay.Hit<Hit>>> byType = new EnumMap<>(Hit.Type.class);
        for (var hit : found.hits()) {
            byType.computeIfAbsent(hit.type(), _ -> new ArrayList<>()).add(row(hit));
        }
        var groups =
                byType.entrySet().stream()
                        .map(group ->
                                new SearchOverlay.Group<>(
                                        texts.get(
                                                "search.group."
                                                        + group.getKey()
                                                                .name()
                                                                .toLowerCase(Locale.ROOT)),
                                        group.getValue(),
                                        group.getValue().size()))
                        .toList();
        var hint =
                found.undated().isEmpty()
                        ? ""
                        : texts.get("search.undated", found.undated().getFirst());
        return new SearchOverlay.Results<>(groups, found.total(), found.took(), hint);
    }

    private SearchOverlay.Hit<Hit> row(Hit hit) {
        var title =
                hit.type() == Hit.Type.TICKET ? "#" + hit.id() + " " + hit.title() : hit.title();
        var who = hit.who().isBlank() || hit.type() == Hit.Type.SCRIPT ? "" : hit.who() + " · ";
        return new SearchOverlay.Hit<>(
                hit,
                icon(hit.type()),
                Marked.plain(title),
                marked(hit),
                who + texts.formats().when(hit.at()));
    }

    private static Marked marked(Hit hit) {
        var runs = new ArrayList<Marked.Run>();
        var from = 0;
        for (var mark : hit.marks()) {
            if (mark.from() > from) {
                runs.add(new Marked.Run(hit.snippet().substring(from, mark.from()), false));
            }
            runs.add(new Marked.Run(hit.snippet().substring(mark.from(), mark.to()), true));
            from = mark.to();
        }
        if (from < hit.snippet().length()) {
            runs.add(new Marked.Run(hit.snippet().substring(from), false));
        }
        return new Marked(runs);
    }

    private static Icon icon(Hit.Type type) {
        return switch (type) {
            case TICKET -> Icon.TICKET;
            case MESSAGE -> Icon.MAIL;
            case CUSTOMER -> Icon.CUSTOMER;
            case ARTICLE -> Icon.ARTICLE;
            case SCRIPT -> Icon.SCRIPT;
        };
    }
}
