package org.sportello.desk;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mail;
import org.sportello.mail.ParsedMail;
import org.sportello.text.Doc;
import org.sportello.text.FoldedDoc;
import org.sportello.text.html.HtmlReader;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.ticket.Interaction;

/// One entry of a conversation, read and ready to be shown.
///
/// @param mail the mail behind it, null for notes, calls and events
/// @param parsed what the parser understands of that mail
/// @param body its text; empty for events
public record Message(
        Interaction entry, @Nullable Mail mail, @Nullable ParsedMail parsed, FoldedDoc body) {

    static Message of(Interaction entry, @Nullable Mail mail, @Nullable ParsedMail parsed) {
        return new Message(entry, mail, parsed, body(entry, parsed));
    }

    /// A mail with HTML keeps the letter's own form where quotes and signature can be told apart in
    /// it.
    private static FoldedDoc body(Interaction entry, @Nullable ParsedMail parsed) {
        if (parsed == null) {
            return switch (entry.kind()) {
                case NOTE, CALL -> FoldedDoc.of(new MarkdownReader().read(entry.text()));
                default -> FoldedDoc.of(Doc.EMPTY);
            };
        }
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
