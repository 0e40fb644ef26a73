package org.sportello.app.cli.call;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// A command that was not called as it should be, said in the caller's language already.
public final class Misuse extends ParameterException {

    private static final long serialVersionUID = 1;

    /// @param words a sentence for whoever called it
    public Misuse(CommandLine command, String words) {
        super(command, words);
    }
}
