package org.sportello.script;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A playbook being played: a pure state machine. Each move gives the run after it; the one before
/// stays as it was, so going back is only keeping the older one.
///
/// @param current the step to do now; null at the end
/// @param answers what was answered, by name, in order
/// @param trail the steps done, in order
public record Run(
        Flow flow, @Nullable Step current, Map<String, String> answers, List<Done> trail) {

    /// One step done, with what was answered or done.
    public record Done(Step step, String outcome) {}

    public Run {
        answers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        trail = List.copyOf(trail);
    }

    /// At the first step.
    public static Run start(Flow flow) {
        return new Run(flow, flow.first(), Map.of(), List.of());
    }

    public boolean over() {
        return current == null;
    }

    /// Answers the question at hand: with a choice's label, or freely where it has none.
    public Run answer(String answer) {
        if (!(current instanceof Step.Question question)) {
            throw new IllegalStateException("not at a question");
        }
        String next;
        if (question.choices().isEmpty()) {
            next = question.next();
        } else {
            next =
                    question.choices().stream()
                            .filter(choice -> choice.label().equals(answer))
                            .findFirst()
                            .orElseThrow(
                                    () -> new IllegalArgumentException("no such choice: " + answer))
                            .next();
        }
        var known = new LinkedHashMap<>(answers);
        known.put(question.answer(), answer);
        return new Run(flow, flow.step(next), known, with(new Done(question, answer)));
    }

    /// Goes on after a step that is done rather than answered. A playbook may loop: whoever plays
    /// it decides when.
    public Run advance() {
        return switch (current) {
            case Step.Question question ->
                    throw new IllegalStateException("answer first: " + question.id());
            case Step.Insert(var id, var text, var next) -> moved(next, text);
            case Step.SetFields(var id, var fields, var next) -> moved(next, fields.toString());
            case Step.OpenArticle(var id, var title, var next) -> moved(next, title);
            case null -> this;
        };
    }

    /// The value of `answer.NAME`, for templates.
    public Optional<String> value(String variable) {
        return variable.startsWith("answer.")
                ? Optional.ofNullable(answers.get(variable.substring("answer.".length())))
                : Optional.empty();
    }

    /// Questions and answers as lines of Markdown, for the note that is kept on the ticket.
    public String summary() {
        var lines = new StringBuilder();
        for (var done : trail) {
            if (done.step() instanceof Step.Question question) {
                lines.append("- ")
                        .append(question.text())
                        .append(" **")
                        .append(done.outcome())
                        .append("**\n");
            }
        }
        return lines.toString();
    }

    private Run moved(@Nullable String next, String outcome) {
        var step = current;
        return step == null
                ? this
                : new Run(flow, flow.step(next), answers, with(new Done(step, outcome)));
    }

    private List<Done> with(Done done) {
        var all = new ArrayList<>(trail);
        all.add(done);
        return all;
    }
}
