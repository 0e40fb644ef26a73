package org.sportello.mail.fetching;

import org.jspecify.annotations.Nullable;

/// Something that is still to be done on a server with a message that we hold. It says the same
/// however often it is done.
///
/// @param uidValidity under which the UID means this message
/// @param copied the message already lies where it is moved to, and has only to go from here
/// @param tries how often it has been begun
/// @param messageId what the message calls itself, to recognise its copy
public record ServerCommand(
        long id,
        long folderId,
        Kind kind,
        long uidValidity,
        long uid,
        boolean copied,
        int tries,
        @Nullable String messageId) {

    /// What is to be done, in the order in which it is done.
    public enum Kind {
        SEEN,
        MOVE,
        DELETE
    }
}
