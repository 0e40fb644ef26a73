package org.sportello.mail.view;

import org.sportello.mail.setup.MailboxTrial.Line;
import org.sportello.mail.setup.MailboxTrial.State;
import org.sportello.ui.Texts;

/// The steps of a mailbox's test in words, for the window and the command line.
public final class StepWords {

    private final Texts texts;

    public StepWords(Texts texts) {
        this.texts = texts;
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
