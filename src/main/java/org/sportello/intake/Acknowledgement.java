package org.sportello.intake;

import org.jspecify.annotations.Nullable;
import org.sportello.intake.arrival.Arrival;
import org.sportello.intake.arrival.Setting;
import org.sportello.intake.check.Conversation;
import org.sportello.mail.Mailbox;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.MailKind;
import org.sportello.mail.message.MessageIds;
import org.sportello.mail.outbox.AutomaticMail;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.outbox.OutgoingMail;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/// Tells a customer that the mail has come, with the ticket number. Never starts a loop: only
/// people are answered, within limits for address and ticket ([AutomaticLimit]), and with the
/// headers that keep other machines quiet (RFC 3834).
public final class Acknowledgement {

    /// What arrived long ago while the desk was off needs an answer, not a receipt.
    private static final Duration TOO_LATE = Duration.ofDays(3);

    private static final Pattern NOBODY =
            Pattern.compile(
                    "(?:no|do[-_.]?not|dont|non|ne|nicht)[-_.]?(?:reply|rispondere|answer|antworten)"
                        + ".*|mailer-daemon|postmaster|noreply.*|bounces?(?:[-+].*)?|newsletter|news"
                        + "|notifications?|abuse|root|daemon|listserv|majordomo|owner-.*|.*-(?:request|owner)");

    private final Outbox outbox;
    private final AutomaticMail automatic;
    private final MessageIds ids;

    public Acknowledgement(Outbox outbox, AutomaticMail automatic, MessageIds ids) {
        this.outbox = outbox;
        this.automatic = automatic;
        this.ids = ids;
    }

    /// The acknowledgements of one batch.
    Batchwise forBatch(Setting setting) {
        return new Batchwise(setting);
    }

    /// Collects who is to be told, and tells them at the end.
    final class Batchwise {

        private final Setting setting;
        private final List<Due> due = new ArrayList<>();

        private record Due(Arrival arrival, Conversation conversation, MailAddress to) {}

        Batchwise(Setting setting) {
            this.setting = setting;
        }

        void consider(Arrival arrival, Conversation conversation) {
            var mailbox = setting.mailbox();
            var to = recipient(arrival, setting);
            if (mailbox != null
                    && mailbox.acknowledge()
                    && mailbox.outgoing() != null
                    && to != null
                    && wanted(arrival, to)) {
                due.add(new Due(arrival, conversation, to));
            }
        }

        private boolean wanted(Arrival arrival, MailAddress to) {
            var address = to.key();
            int at = address.indexOf('@');
            return arrival.parsed().kind() == MailKind.CUSTOMER
                    && !arrival.history()
                    && !arrival.outgoing()
                    && arrival.origin().arrivedAt().plus(TOO_LATE).isAfter(setting.now())
                    && !setting.ours(address)
                    && !setting.agents().contains(address)
                    && at > 0
                    && to.sendable()
                    && !NOBODY.matcher(address.substring(0, at)).matches();
        }

        /// Writes the mail into the outbox and the fact onto the ticket; after the tickets' own
        /// rows, before their events are written.
        ///
        /// @param filing notes the mail on its ticket
        void send(Filing filing) {
            var mailbox = setting.mailbox();
            if (due.isEmpty() || mailbox == null) {
                return;
            }
            var addresses = due.stream().map(one -> one.to().key()).distinct().toList();
            var limit = new AutomaticLimit(automatic, addresses, setting.now());
            for (var one : due) {
                var conversation = one.conversation().current();
                if (!limit.take(one.to().key(), conversation.id())) {
                    continue;
                }
                var mail = compose(mailbox, one.arrival(), conversation, one.to());
                var entry = outbox.add(mailbox, mail, conversation.id(), setting.now());
                filing.acknowledged(conversation, entry.mailId(), setting.now());
            }
        }
    }

    /// Where an answer goes; not to us, where we are the group that the mail was written to.
    private static @Nullable MailAddress recipient(Arrival arrival, Setting setting) {
        var to =
                arrival.parsed().replyTo().stream()
                        .filter(one -> !setting.ours(one.key()))
                        .findFirst()
                        .orElse(arrival.parsed().customer());
        return to == null || to.address().isEmpty() ? null : to;
    }

    private OutgoingMail compose(
            Mailbox mailbox, Arrival arrival, Conversation conversation, MailAddress to) {
        var parsed = arrival.parsed();
        long number = conversation.ticket().number();
        var locale = Language.of(parsed.newText() + " " + parsed.subject(), Locale.getDefault());
        var words = bundle(locale);
        var from = mailbox.answering(parsed).sender();
        var references = new ArrayList<>(parsed.references());
        var id = parsed.messageId();
        if (id != null) {
            references.remove(id);
            references.add(id);
        }
        return new OutgoingMail(
                ids.next(number, from.domain()),
                from,
                List.of(to),
                List.of(),
                List.of(),
                format(words, "intake.acknowledgement.subject", locale, parsed.subject(), number),
                format(
                        words,
                        "intake.acknowledgement.text",
                        locale,
                        to.display(),
                        number,
                        from.name()),
                null,
                id,
                references,
                parsed.threadIndex(),
                parsed.header("thread-topic"),
                List.of(),
                true);
    }

    private static ResourceBundle bundle(Locale locale) {
        var language =
                locale.getLanguage().equals(Locale.ITALIAN.getLanguage())
                        ? Locale.ITALIAN
                        : Locale.ROOT;
        return ResourceBundle.getBundle(
                "org.sportello.intake.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static String format(
            ResourceBundle words, String key, Locale locale, String text, Object... more) {
        var arguments = new ArrayList<Object>();
        arguments.add(text);
        for (var one : more) {
            arguments.add(one instanceof Long number ? Long.toString(number) : one);
        }
        return new MessageFormat(words.getString(key), locale).format(arguments.toArray());
    }
}
