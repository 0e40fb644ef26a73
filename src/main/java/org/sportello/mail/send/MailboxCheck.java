package org.sportello.mail.send;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;
import org.sportello.mail.imap.ImapConnection;
import org.sportello.mail.imap.SentFolder;
import org.sportello.mail.signin.Trust;

import java.util.function.Consumer;

/// Tries a mailbox step by step, as the set-up does before it is saved: sign in, open the folders,
/// find the Sent folder, sign in for sending. Changes and sends nothing.
public final class MailboxCheck {

    private final Trust trust;

    public MailboxCheck(Trust trust) {
        this.trust = trust;
    }

    /// What is tried.
    public enum Kind {
        RECEIVING,
        FOLDER,
        SENT_FOLDER,
        SENDING
    }

    /// One step and its result.
    ///
    /// @param subject the server or the folder
    /// @param count messages in the folder; 0 for other steps
    /// @param problem null if it went well
    public record Step(Kind kind, String subject, int count, @Nullable Problem problem) {

        public boolean ok() {
            return problem == null;
        }
    }

    /// Runs all steps; what depends on a failed one is left out.
    ///
    /// @param mailbox need not be saved yet
    /// @param steps hears each step when it is done
    /// @return true if all went well
    public boolean run(
            Mailbox mailbox, String password, String outgoingPassword, Consumer<Step> steps) {
        var good = new boolean[] {true};
        Consumer<Step> told =
                step -> {
                    good[0] &= step.ok();
                    steps.accept(step);
                };
        receiving(mailbox, password, told);
        sending(mailbox, outgoingPassword, told);
        return good[0];
    }

    private void receiving(Mailbox mailbox, String password, Consumer<Step> steps) {
        var host = mailbox.incoming().host();
        try (var line = ImapConnection.open(mailbox.incoming(), password, trust)) {
            steps.accept(new Step(Kind.RECEIVING, host, 0, null));
            mailbox.folders().forEach(folder -> steps.accept(folder(line, folder)));
            if (mailbox.outgoing() != null) {
                steps.accept(new Step(Kind.SENT_FOLDER, SentFolder.of(line).name(), 0, null));
            }
        } catch (Problem problem) {
            steps.accept(new Step(Kind.RECEIVING, host, 0, problem));
        }
    }

    private static Step folder(ImapConnection line, String folder) {
        try {
            return new Step(Kind.FOLDER, folder, line.examine(folder).total(), null);
        } catch (Problem problem) {
            return new Step(Kind.FOLDER, folder, 0, problem);
        }
    }

    private void sending(Mailbox mailbox, String password, Consumer<Step> steps) {
        var url = mailbox.outgoing();
        if (url == null) {
            return;
        }
        try (var line = SmtpConnection.open(url, password, trust)) {
            steps.accept(new Step(Kind.SENDING, line.host(), 0, null));
        } catch (Problem problem) {
            steps.accept(new Step(Kind.SENDING, url.host(), 0, problem));
        }
    }
}
