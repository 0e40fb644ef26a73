package org.sportello;

import org.sportello.app.Logging;
import org.sportello.app.cli.SportelloCommand;

/// The entry point: arguments become a command of the command line, or the window.
public final class Sportello {

    private Sportello() {}

    /// Ends the process with the command's exit status.
    public static void main(String[] arguments) {
        Logging.start();
        System.exit(SportelloCommand.run(arguments));
    }
}
