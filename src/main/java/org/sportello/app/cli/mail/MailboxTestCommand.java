package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Output;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.setup.MailboxTrial;
import org.sportello.mail.setup.MailboxTrial.Line;
import org.sportello.mail.setup.MailboxTrial.Servers;
import org.sportello.mail.setup.MailboxTrial.State;
import org.sportello.mail.setup.ServerCheck;
import org.sportello.mail.setup.ServerCheck.Step;
import org.sportello.mail.view.setup.StepWords;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// `sportello mailbox test NAME`: each step on the way into a mailbox, and how it ended.
@Command(name = "test")
public final class MailboxTestCommand extends MailboxTask {

    @Mixin private Output output = new Output();

    @Override
    int on(Wiring desk, Mailbox mailbox) {
        var credentials = desk.mail().connector().credentials();
        var trial = new MailboxTrial(Servers.of(mailbox));
        var printed = EnumSet.noneOf(Step.class);
        trial.run(
                ServerCheck.onLine(desk.mail().connector().trust()),
                url ->
                        url.protocol() == Protocol.SMTP
                                ? credentials.toSend(mailbox)
                                : credentials.toReceive(mailbox),
                () -> {
                    if (!output.asJson()) {
                        known(trial, printed);
                    }
                });
        if (output.asJson()) {
            var document = new LinkedHashMap<String, @Nullable Object>();
            document.put("schema", "sportello.mailbox-test/1");
            document.put("steps", trial.lines().stream().map(this::row).toList());
            output.json(document);
        }
        return trial.passed() ? 0 : 1;
    }

    /// Prints the steps that have come to an end.
    private void known(MailboxTrial trial, Set<Step> printed) {
        for (var line : trial.lines()) {
            if (line.state() != State.AHEAD
                    && line.state() != State.RUNNING
                    && printed.add(line.step())) {
                printing().out().println(sign(line) + " " + words(line));
            }
        }
    }

    private static String sign(Line line) {
        return switch (line.state()) {
            case DONE -> "✓";
            case CAREFUL -> "!";
            case FAILED -> "✗";
            case SKIPPED, AHEAD, RUNNING -> "–";
        };
    }

    private Map<String, Object> row(Line line) {
        var row = new LinkedHashMap<String, Object>();
        row.put("step", word(line.step()));
        row.put("subject", line.subject());
        row.put("state", word(line.state()));
        row.put("ok", line.state() != State.FAILED && line.state() != State.AHEAD);
        row.put("detail", words(line));
        return row;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String words(Line line) {
        var problem = line.problem();
        return problem == null
                ? new StepWords(printing().texts()).sentence(line)
                : printing().words(problem);
    }
}
