package org.sportello.kernel;

/// What became true in the store, told after the commit.
///
/// @param entity what kind of thing changed
/// @param id its id in the store
public record Change(Entity entity, long id) {

    /// The things whose changes are told, and (all but the index) logged as events.
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
        CATEGORY,
        /// Searches find what they did not find before; id 0.
        INDEX
    }
}
