package org.sportello.desk;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mail;
import org.sportello.mail.message.ParsedMail;
import org.sportello.reply.Sent;
import org.sportello.text.Doc;
import org.sportello.text.FoldedDoc;
import org.sportello.text.html.HtmlReader;
import org.sportello.text.html.Trackers;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.ticket.Interaction;

/// One entry of a conversation, read and ready to be shown.
///
/// @param mail the mail behind it, null for notes, calls and events
/// @param parsed what the parser understands of that mail
/// @param body its text; empty for events
/// @param trackers how many pictures it has that only report reading
/// @param waiting the way to take it back, for a mail of ours that has not left; else null
public record Message(
        Interaction entry,
        @Nullable Mail mail,
        @Nullable ParsedMail parsed,
        FoldedDoc body,
        int trackers,
        @Nullable Sent waiting) {

    static Message of(
            Interaction entry,
            @Nullable Mail mail,
            @Nullable ParsedMail parsed,
            @Nullable Sent waiting) {
        return new Message(
                entry,
                mail,
                parsed,
                body(entry, parsed),
                parsed == null ? 0 : trackers(parsed),
                waiting);
    }

    /// True for what somebody wrote or said; false for what merely happened.
    public boolean isSaid() {
        return entry.kind() != Interaction.Kind.EVENT;
    }

    private static FoldedDoc body(Interaction entry, @Nullable ParsedMail parsed) {
        if (parsed == null) {
            return switch (entry.kind()) {
                case NOTE, CALL -> FoldedDoc.of(new MarkdownReader().read(entry.text()));
                default -> FoldedDoc.of(Doc.EMPTY);
            };
        }
        return body(parsed);
    }

    /// How many pictures a mail has that only report reading; none of them is ever asked for.
    public static int trackers(ParsedMail parsed) {
        var html = parsed.html();
        return html == null ? 0 : Trackers.in(html);
    }

    /// What a mail says. With HTML it keeps the letter's own form where quotes and signature can be
    /// told apart in it.
    public static FoldedDoc body(ParsedMail parsed) {
        var html = parsed.html();
        if (html != null) {
            return FoldedDoc.of(
                    new HtmlReader().read(html),
                    parsed.newText(),
                    parsed.quotedText(),
                    parsed.signature());
        }
        return new FoldedDoc(
                Doc.ofText(parsed.newText()),
                Doc.ofText(parsed.quotedText()),
                Doc.ofText(parsed.signature()));
    }
}
