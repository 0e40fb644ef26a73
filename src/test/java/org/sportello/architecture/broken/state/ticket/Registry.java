package org.sportello.architecture.broken.state.ticket;

/// Breaks a rule of the house, to show that it is noticed.
public final class Registry {

    static int count;

    private Registry() {}

    public static Registry getInstance() {
        return new Registry();
    }

    public static void sleep() throws InterruptedException {
        Thread.sleep(1L);
    }
}
