package org.sportello.desk.view.writing;

import javafx.geometry.Bounds;

import org.sportello.desk.OpenTicket;
import org.sportello.desk.Values;
import org.sportello.desk.view.station.Chooser;
import org.sportello.desk.view.station.Station;
import org.sportello.knowledge.Article;
import org.sportello.script.CannedReply;
import org.sportello.script.Playbook;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.ticket.Agent;
import org.sportello.ui.overlay.OverlayLayer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Scripts and articles at hand while writing.
public final class ComposerHelp {

    private final Station station;
    private final OverlayLayer overlays;
    private final PlaybookStarter playbooks;

    /// Plays a playbook on the ticket shown.
    @FunctionalInterface
    public interface PlaybookStarter {
        void start(Playbook playbook, OpenTicket ticket, Writing into);
    }

    public ComposerHelp(Station station, OverlayLayer overlays, PlaybookStarter playbooks) {
        this.station = station;
        this.overlays = overlays;
        this.playbooks = playbooks;
    }

    /// Canned replies and playbooks to choose from, at the caret.
    public void scripts(Writing into, Bounds caret) {
        var scripts = station.desk().help().scripts();
        record Both(List<CannedReply> replies, List<Playbook> playbooks) {}
        station.tools()
                .work()
                .run(
                        () ->
                                new Both(
                                        scripts.replies(),
                                        // A playbook is played on a ticket.
                                        into.shown() == null ? List.of() : scripts.playbooks()),
                        both -> {
                            var choices =
                                    new ArrayList<Chooser.Choice>(
                                            Chooser.of(
                                                    both.replies(),
                                                    CannedReply::name,
                                                    reply ->
                                                            reply.folder().isEmpty()
                                                                    ? reply.language()
                                                                    : reply.folder()
                                                                            + " · "
                                                                            + reply.language(),
                                                    reply -> insert(into, reply)));
                            choices.addAll(
                                    Chooser.of(
                                            both.playbooks(),
                                            Playbook::name,
                                            _ -> station.say("desk.playbook"),
                                            playbook -> {
                                                var shown = into.shown();
                                                if (shown != null) {
                                                    playbooks.start(playbook, shown, into);
                                                }
                                            }));
                            new Chooser(
                                            station.say("desk.scripts.prompt"),
                                            station.say("desk.scripts.none"),
                                            choices,
                                            into.editor()::requestFocus)
                                    .show(into.node(), caret);
                        });
    }

    private void insert(Writing into, CannedReply reply) {
        new Filling(station, overlays)
                .fill(
                        reply.name(),
                        reply.body(),
                        known(into),
                        text -> {
                            into.insert(new MarkdownReader().read(text));
                            station.tools()
                                    .work()
                                    .run(
                                            () ->
                                                    station.desk()
                                                            .help()
                                                            .scripts()
                                                            .usedReply(reply.id()),
                                            () -> {});
                        });
    }

    /// Without a ticket nothing is known yet: it is asked.
    private Function<String, Optional<String>> known(Writing into) {
        var shown = into.shown();
        return shown == null ? _ -> Optional.empty() : values(shown)::find;
    }

    public Values values(OpenTicket shown) {
        var me = station.agent().getAsLong();
        Agent agent =
                shown.agents().stream().filter(one -> one.id() == me).findFirst().orElse(null);
        return new Values(shown.ticket(), shown.customer(), agent);
    }

    /// Articles to choose from; the text goes into the answer, and the article is linked to the
    /// ticket.
    public void articles(Writing into, Bounds caret) {
        station.tools()
                .work()
                .run(
                        () -> station.desk().help().articles().all(),
                        all -> {
                            var choices =
                                    Chooser.of(
                                            all,
                                            Article::title,
                                            article ->
                                                    station.say(
                                                            "knowledge.state."
                                                                    + article.state()
                                                                            .name()
                                                                            .toLowerCase(
                                                                                    java.util.Locale
                                                                                            .ROOT)),
                                            article -> insert(into, article));
                            new Chooser(
                                            station.say("desk.articles.prompt"),
                                            station.say("desk.articles.none"),
                                            choices,
                                            into.editor()::requestFocus)
                                    .show(into.node(), caret);
                        });
    }

    /// Puts an article's text into what is written, and links it to the ticket.
    public void insert(Writing into, Article article) {
        insert(into, article, article.body());
    }

    /// Names an article in what is written, and links it to the ticket.
    public void insertTitle(Writing into, Article article) {
        insert(into, article, "**" + article.title() + "**");
    }

    private void insert(Writing into, Article article, String markdown) {
        into.insert(new MarkdownReader().read(markdown));
        var shown = into.shown();
        if (shown == null) {
            return;
        }
        station.tools()
                .work()
                .run(
                        () ->
                                station.desk()
                                        .help()
                                        .articles()
                                        .link(
                                                article.id(),
                                                shown.ticket().id(),
                                                station.agent().getAsLong()),
                        () -> {});
    }
}
