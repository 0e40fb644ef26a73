package org.sportello.ticket;

/// What a waiting ticket waits for.
public enum WaitingFor {
    CUSTOMER,
    THIRD_PARTY,
    DATE
}
