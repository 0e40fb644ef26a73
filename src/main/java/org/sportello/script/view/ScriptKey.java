package org.sportello.script.view;

/// Which script.
///
/// @param id 0: one that is not saved yet
record ScriptKey(Kind kind, long id) {

    enum Kind {
        REPLY,
        PLAYBOOK
    }

    static ScriptKey reply(long id) {
        return new ScriptKey(Kind.REPLY, id);
    }

    static ScriptKey playbook(long id) {
        return new ScriptKey(Kind.PLAYBOOK, id);
    }
}
