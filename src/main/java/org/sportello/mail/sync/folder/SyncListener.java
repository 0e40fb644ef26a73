package org.sportello.mail.sync.folder;

/// Hears how a sync gets on. Called from the threads that work; must be quick.
public interface SyncListener {

    /// So many more messages will be fetched.
    void found(int messages);

    /// So many more messages are safe in the store.
    void filed(int messages);

    /// Does not care.
    SyncListener NONE =
            new SyncListener() {
                @Override
                public void found(int messages) {}

                @Override
                public void filed(int messages) {}
            };
}
