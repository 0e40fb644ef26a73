package org.sportello.app.demo.shop;

import java.util.List;

/// One matter of the demo shop, from the first message on.
///
/// @param subject the first message's subject
/// @param from who started it: the customer's address, or a machine's
/// @param box the mailbox it came to
/// @param human false for lists, bounces and other machines' mail
/// @param open true if it is still open now
/// @param steps what happened, in the order of time; the first is a [Step.CustomerWrites]
public record Conversation(
        String subject, String from, Shop.Box box, boolean human, boolean open, List<Step> steps) {

    public Conversation {
        steps = List.copyOf(steps);
    }

    public Step last() {
        return steps.getLast();
    }
}
