package org.sportello.desk.view;

import javafx.geometry.Bounds;

import org.sportello.desk.OpenTicket;
import org.sportello.desk.Values;
import org.sportello.knowledge.Article;
import org.sportello.script.CannedReply;
import org.sportello.script.Playbook;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.ticket.Agent;
import org.sportello.ui.overlay.OverlayLayer;

import java.util.ArrayList;

/// Scripts and articles at hand while writing.
final class ComposerHelp {

    private final Station station;
    private final OverlayLayer overlays;
    private final PlaybookStarter playbooks;

    /// Plays a playbook on the ticket shown.
    @FunctionalInterface
    interface PlaybookStarter {
        void start(Playbook playbook, OpenTicket ticket, Composer composer);
    }

    ComposerHelp(Station station, OverlayLayer overlays, PlaybookStarter playbooks) {
        this.station = station;
        this.overlays = overlays;
        this.playbooks = playbooks;
    }

    /// Canned replies and playbooks to choose from, at the caret.
    void scripts(Composer composer, Bounds caret) {
        var scripts = station.desk().help().scripts();
        record Both(java.util.List<CannedReply> replies, java.util.List<Playbook> playbooks) {}
        station.tools()
                .work()
                .run(
                        () -> new Both(scripts.replies(), scripts.playbooks()),
                        both -> {
                            var choices =
                                    new ArrayList<Chooser.Choice>(
                                            Chooser.of(
                                                    both.replies(),
                                                    CannedReply::name,
                                                    reply ->
                                                            reply.folder()
                                                                    + " · "
                                                                    + reply.language(),
                                                    reply -> insert(composer, reply)));
                            choices.addAll(
                                    Chooser.of(
                                            both.playbooks(),
                                            Playbook::name,
                                            _ -> station.say("desk.playbook"),
                                            playbook -> {
                                                var shown = composer.shown();
                                                if (shown != null) {
                                                    playbooks.start(playbook, shown, composer);
                                                }
                                            }));
                            new Chooser(
                                            station.say("desk.scripts.prompt"),
                                            choices,
                                            composer.editor()::requestFocus)
                                    .show(composer, caret);
                        });
    }

    private void insert(Composer composer, CannedReply reply) {
        var shown = composer.shown();
        if (shown == null) {
            return;
        }
        new Filling(station, overlays)
                .fill(
                        reply.name(),
                        reply.body(),
                        values(shown)::find,
                        text -> {
                            composer.insert(new MarkdownReader().read(text));
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

    Values values(OpenTicket shown) {
        var me = station.agent().getAsLong();
        Agent agent =
                shown.agents().stream().filter(one -> one.id() == me).findFirst().orElse(null);
        return new Values(shown.ticket(), shown.customer(), agent);
    }

    /// Articles to choose from; the text goes into the answer, and the article is linked to the
    /// ticket.
    void articles(Composer composer, Bounds caret) {
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
                                            article -> insert(composer, article, false));
                            new Chooser(
                                            station.say("desk.articles.prompt"),
                                            choices,
                                            composer.editor()::requestFocus)
                                    .show(composer, caret);
                        });
    }

    /// @param titleOnly only names the article instead of quoting it whole
    void insert(Composer composer, Article article, boolean titleOnly) {
        var shown = composer.shown();
        if (shown == null) {
            return;
        }
        composer.insert(
                new MarkdownReader()
                        .read(titleOnly ? "**" + article.title() + "**" : article.body()));
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
