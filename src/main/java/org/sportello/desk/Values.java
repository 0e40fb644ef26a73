package org.sportello.desk;

import org.jspecify.annotations.Nullable;
import org.sportello.customer.Customer;
import org.sportello.ticket.Agent;
import org.sportello.ticket.Ticket;

import java.util.Locale;
import java.util.Optional;

/// What the variables of a script stand for on a ticket.
///
/// @param agent who writes; null if nobody in particular
public record Values(Ticket ticket, Customer customer, @Nullable Agent agent) {

    /// The value, or nothing for a variable that is unknown or has no value here: then it is asked.
    public Optional<String> find(String variable) {
        var value =
                switch (variable) {
                    case "customer.name" -> customer.name();
                    case "customer.firstName" -> firstName();
                    case "customer.address" -> customer.address();
                    case "customer.organisation" -> customer.organisation();
                    case "ticket.number" -> Long.toString(ticket.number());
                    case "ticket.subject" -> ticket.subject();
                    case "agent.name" -> agent == null ? null : agent.name();
                    case "agent.firstName" -> agent == null ? null : first(agent.name());
                    case "agent.address" -> agent == null ? null : agent.address();
                    default -> null;
                };
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /// The names of all variables, for the editor of scripts.
    public static java.util.List<String> names() {
        return java.util.List.of(
                "customer.firstName",
                "customer.name",
                "customer.address",
                "customer.organisation",
                "ticket.number",
                "ticket.subject",
                "agent.firstName",
                "agent.name",
                "agent.address");
    }

    /// Nobody is called by an address or by a company's first word.
    private @Nullable String firstName() {
        var name = customer.name();
        var lower = name.toLowerCase(Locale.ROOT);
        var company =
                lower.matches(
                        ".*\\b(srl|s\\.r\\.l\\.|spa|s\\.p\\.a\\.|snc|sas|ltd|gmbh|inc|llc|studio|onlus)\\b.*");
        return name.isBlank() || name.contains("@") || company ? null : first(name);
    }

    private static String first(String name) {
        var words = name.strip().split("\\s+", 2);
        return words[0];
    }
}
