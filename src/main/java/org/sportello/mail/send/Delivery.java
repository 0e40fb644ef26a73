package org.sportello.mail.send;

/// How one try to send a message ended.
sealed interface Delivery {

    /// The server has taken it.
    record Delivered() implements Delivery {}

    /// It was not sent; another try may work.
    record NotNow(String problem, String detail) implements Delivery {}

    /// It was not sent, and the same try would fail again.
    record Refused(String problem, String detail) implements Delivery {}

    /// The line broke when the server had everything but its last word.
    record Unknown() implements Delivery {}
}
