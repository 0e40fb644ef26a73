package org.sportello.app.cli.call;

import org.sportello.ui.Texts;

import picocli.CommandLine.Model.CommandSpec;

/// The first command of a line: it knows in which language everything below it speaks.
@FunctionalInterface
public interface Speaker {

    /// All sentences, in that language.
    Texts texts();

    /// Those for a command; of the system's language where it was not called through the first one.
    static Texts of(CommandSpec command) {
        return command.root().userObject() instanceof Speaker speaker
                ? speaker.texts()
                : new Texts(Texts.systemLanguage());
    }
}
