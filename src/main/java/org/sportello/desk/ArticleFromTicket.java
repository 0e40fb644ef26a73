package org.sportello.desk;

import org.sportello.text.markdown.MarkdownWriter;
import org.sportello.ticket.Interaction.Kind;

import java.util.ArrayList;
import java.util.List;

/// The beginning of an article: what a customer asked and what was answered, without quotes,
/// signatures, addresses and internal notes.
///
/// @param title the ticket's subject
public record ArticleFromTicket(String title, String markdown, long ticketId) {

    /// Reads it out of the ticket.
    ///
    /// @param question the heading above what was asked
    /// @param answer the heading above what was answered
    public static ArticleFromTicket of(OpenTicket open, String question, String answer) {
        var lines = new ArrayList<String>();
        add(lines, question, said(open, Kind.MAIL_IN).stream().limit(1).toList());
        add(lines, answer, said(open, Kind.MAIL_OUT));
        return new ArticleFromTicket(
                open.ticket().subject(), String.join("\n\n", lines), open.ticket().id());
    }

    private static void add(List<String> lines, String heading, List<String> texts) {
        if (!texts.isEmpty()) {
            lines.add("## " + heading);
            lines.addAll(texts);
        }
    }

    private static List<String> said(OpenTicket open, Kind kind) {
        return open.conversation().stream()
                .filter(one -> one.entry().kind() == kind)
                .filter(one -> !"cancelled".equals(one.entry().delivery()))
                .map(one -> new MarkdownWriter().write(one.body().newText()).strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
