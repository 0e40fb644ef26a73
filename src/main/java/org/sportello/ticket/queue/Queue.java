package org.sportello.ticket.queue;

/// A named set of tickets by rule, with its own order.
///
/// @param id stable: `mine`, `unassigned`, `due`, `waiting`, `solved`, `open`, `all`, `saved:7`,
///   `mailbox:2`
/// @param name shown as it is for saved queues and mailboxes; the standard ones are named by the
///   bundle
/// @param colour a dot's colour for saved queues: `danger`, `warning`, `accent`, `success`, or
///   empty
/// @param query the rule in the query language, for saved queues; empty for the standard ones
public record Queue(
        String id,
        String name,
        String colour,
        String query,
        TicketFilter filter,
        TicketSort sort) {}
