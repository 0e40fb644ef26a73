package org.sportello.script.view;

import org.sportello.script.Template;
import org.sportello.ui.Texts;

import java.util.List;
import java.util.Optional;

/// What variables stand for in a preview: somebody who does not exist, in the agent's language.
record Samples(List<String> variables, Texts texts) {

    Samples {
        variables = List.copyOf(variables);
    }

    /// Whether the desk knows this variable by itself; others are asked.
    boolean known(String variable) {
        return variables.contains(variable);
    }

    Optional<String> find(String variable) {
        return known(variable) ? Optional.of(sample(variable)) : Optional.empty();
    }

    /// The same, and for what would be asked its label in brackets: no preview has a hole.
    Optional<String> shown(String variable) {
        return find(variable).or(() -> Optional.of("[" + label(variable) + "]"));
    }

    /// What the agent would be asked.
    static String label(String variable) {
        return variable.startsWith(Template.ASK)
                ? variable.substring(Template.ASK.length()).strip()
                : variable;
    }

    private String sample(String variable) {
        return switch (variable) {
            case "customer.name" -> texts.get("script.sample.customer.name");
            case "customer.firstName" -> texts.get("script.sample.customer.firstName");
            case "customer.address" -> "maria.rossi@example.org";
            case "customer.organisation" -> texts.get("script.sample.customer.organisation");
            case "ticket.number" -> "10482";
            case "ticket.subject" -> texts.get("script.sample.ticket.subject");
            case "agent.name" -> texts.get("script.sample.agent.name");
            case "agent.firstName" -> texts.get("script.sample.agent.firstName");
            case "agent.address" -> "help@example.com";
            default -> variable;
        };
    }
}
