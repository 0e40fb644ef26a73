package org.sportello;

/// The entry point: arguments become a command of the command line, or the window.
public final class Sportello {

    private Sportello() {}

    public static void main(String[] arguments) {
        System.out.println("Sportello");
    }
}
