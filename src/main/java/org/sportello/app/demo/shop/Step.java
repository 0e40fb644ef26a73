package org.sportello.app.demo.shop;

import org.sportello.app.demo.letter.Letter;

import java.time.Instant;

/// What happens in a matter of the demo shop.
public sealed interface Step {

    Instant at();

    /// A message reaches the shop.
    record CustomerWrites(Instant at, Letter letter) implements Step {}

    /// A clerk answers by mail; the letter is the copy in the Sent folder.
    record AgentReplies(Instant at, Shop.Clerk agent, Letter letter) implements Step {}

    record AgentNotes(Instant at, Shop.Clerk agent, String text) implements Step {}

    record Assign(Instant at, Shop.Clerk by, Shop.Clerk to) implements Step {}

    record SetState(Instant at, Shop.Clerk by, State state) implements Step {}

    record SetPriority(Instant at, Shop.Clerk by, Priority priority) implements Step {}

    record Tag(Instant at, Shop.Clerk by, String tag) implements Step {}

    /// Where a clerk moves a matter. A customer's mail opens it again by itself.
    enum State {
        WAITING_CUSTOMER,
        WAITING_THIRD,
        WAITING_DATE,
        SOLVED,
        SPAM
    }

    /// How urgent a clerk finds it, where it is not normal.
    enum Priority {
        HIGH,
        URGENT
    }
}
