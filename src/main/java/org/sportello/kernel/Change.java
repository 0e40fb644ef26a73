package org.sportello.kernel;

/// What became true in the store, told after the commit.
///
/// @param entity what kind of thing changed
/// @param id its id in the store
public record Change(Entity entity, long id) {

    /// The things whose changes are told, and logged as events.
    public enum Entity {
        TICKET,
        MAIL,
        OUTBOX,
        MAILBOX,
        CUSTOMER,
        AGENT,
        QUEUE,
        CANNED_REPLY,
        PLAYBOOK,
        ARTICLE,
        CATEGORY
    }
}
