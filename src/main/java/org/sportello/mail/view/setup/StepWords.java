package org.sportello.mail.view.setup;

import org.sportello.mail.setup.Clue;
import org.sportello.mail.setup.Clue.Outcome;
import org.sportello.mail.setup.MailboxTrial.Line;
import org.sportello.mail.setup.MailboxTrial.State;
import org.sportello.mail.setup.MailboxTrial.Tried;
import org.sportello.ui.Texts;

/// The steps of a mailbox's test in words, for the window and the command line.
public final class StepWords {

    private final Texts texts;

    public StepWords(Texts texts) {
        this.texts = texts;
    }

    /// What one way of looking for the servers brought.
    public String sentence(Clue clue) {
        var key =
                switch (clue.source()) {
                    case KNOWN ->
                            found(
                                    clue,
                                    "mail.view.search.known-found",
                                    "mail.view.search.known-nothing");
                    case PUBLISHED ->
                            clue.outcome() == Outcome.AWAY
                                    ? "mail.view.search.published-away"
                                    : found(
                                            clue,
                                            "mail.view.search.published-found",
                                            "mail.view.search.published-nothing");
                    case RECORDS ->
                            switch (clue.outcome()) {
                                case FOUND -> "mail.view.search.records-found";
                                case NOTHING -> "mail.view.search.records-nothing";
                                case FOREIGN -> "mail.view.search.records-foreign";
                                case AWAY -> "mail.view.search.records-away";
                            };
                    case EXCHANGE ->
                            clue.outcome() == Outcome.AWAY
                                    ? "mail.view.search.exchange-away"
                                    : found(
                                            clue,
                                            "mail.view.search.exchange-found",
                                            "mail.view.search.exchange-nothing");
                    case USUAL -> "mail.view.search.usual-found";
                };
        return texts.get(key, clue.subject());
    }

    private static String found(Clue clue, String found, String nothing) {
        return clue.outcome() == Outcome.FOUND ? found : nothing;
    }

    /// A server that it was not, and why.
    public String sentence(Tried tried) {
        return texts.get(
                "mail.view.step.tried",
                tried.url().host(),
                Integer.toString(tried.url().port()),
                texts.sentence(tried.problem()));
    }

    /// What the step is, or what came of it; the words of a problem are not in it.
    public String sentence(Line line) {
        var done = line.state() == State.DONE;
        return switch (line.step()) {
            case FIND ->
                    switch (line.state()) {
                        case RUNNING -> texts.get("mail.view.step.find.now", line.subject());
                        case DONE -> texts.get("mail.view.step.find.done", line.subject());
                        default -> texts.get("mail.view.step.find");
                    };
            case SECURE ->
                    switch (line.state()) {
                        case DONE ->
                                line.subject().isEmpty()
                                        ? texts.get("mail.view.step.secure.here")
                                        : texts.get("mail.view.step.secure.done");
                        case CAREFUL -> texts.get("mail.view.step.secure.open");
                        default -> texts.get("mail.view.step.secure");
                    };
            case SIGN_IN ->
                    done
                            ? texts.get("mail.view.step.signIn.done", line.subject())
                            : texts.get("mail.view.step.signIn");
            case FOLDERS ->
                    done
                            ? texts.get(
                                    "mail.view.step.folders.done", Integer.parseInt(line.subject()))
                            : texts.get("mail.view.step.folders");
            case SEND ->
                    switch (line.state()) {
                        case RUNNING -> texts.get("mail.view.step.send.now", line.subject());
                        case DONE -> texts.get("mail.view.step.send.done", line.subject());
                        case SKIPPED -> texts.get("mail.view.step.send.none");
                        default -> texts.get("mail.view.step.send");
                    };
        };
    }
}
