package org.sportello.reply;

import org.sportello.text.Block;
import org.sportello.text.Doc;

import java.text.MessageFormat;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;

/// An earlier message below an answer, with its introduction in the customer's language.
final class Quotation {

    /// Why it is quoted.
    enum Kind {
        ANSWERED("reply.quoted"),
        FORWARDED("reply.forwarded");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    private final Locale language;
    private final InstantSource clock;

    Quotation(Locale language, InstantSource clock) {
        this.language = language;
        this.clock = clock;
    }

    Doc of(Conversation.Message message, Kind kind) {
        var parsed = message.parsed();
        var from = Objects.requireNonNullElse(parsed.from(), message.mail().from());
        var at =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(language)
                        .withZone(ZoneId.systemDefault())
                        .format(Objects.requireNonNullElse(parsed.date(), clock.instant()));
        var words =
                ResourceBundle.getBundle(
                        "org.sportello.reply.messages",
                        language,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
        var introduction =
                MessageFormat.format(
                        words.getString(kind.key),
                        at,
                        from.display(),
                        from.address(),
                        parsed.subject());
        return Doc.ofText(introduction)
                .then(Doc.of(new Block.Quote(Doc.ofText(parsed.text()).blocks())));
    }
}
