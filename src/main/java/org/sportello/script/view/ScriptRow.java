package org.sportello.script.view;

/// A line of the list: a folder, or a script in it.
sealed interface ScriptRow {

    /// How deep it stands in the tree.
    int depth();

    /// A folder of scripts, open or shut.
    ///
    /// @param path all of it, `Delivery/Late`; [ScriptShelf#PLAYBOOKS] for the playbooks
    /// @param name its last part
    /// @param count how many scripts are in and below it
    record Folder(String path, String name, int depth, int count, boolean open)
            implements ScriptRow {}

    /// A script in the folder above it.
    ///
    /// @param uses how often it was used
    record Entry(ScriptKey key, String name, String language, int uses, int depth)
            implements ScriptRow {}
}
