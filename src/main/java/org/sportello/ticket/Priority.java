package org.sportello.ticket;

/// How urgent a ticket is, in the order of urgency.
public enum Priority {
    LOW(0),
    NORMAL(1),
    HIGH(2),
    URGENT(3);

    private final int rank;

    Priority(int rank) {
        this.rank = rank;
    }

    /// As it is stored and sorted; the higher the more urgent.
    public int rank() {
        return rank;
    }

    /// The priority that is stored like this.
    public static Priority ofRank(int rank) {
        for (var priority : values()) {
            if (priority.rank == rank) {
                return priority;
            }
        }
        throw new IllegalArgumentException("No priority has the rank " + rank);
    }
}
