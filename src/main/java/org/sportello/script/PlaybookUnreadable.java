package org.sportello.script;

import org.sportello.kernel.Problem;

import java.util.List;

/// A playbook's text has a mistake; says where.
public final class PlaybookUnreadable extends Problem {

    private static final long serialVersionUID = 1L;

    /// @param key which mistake: the message key after `script.playbook.`
    /// @param arguments the step or line it is about
    PlaybookUnreadable(String key, Object... arguments) {
        super("script.playbook." + key, false, null, List.of(arguments));
    }
}
