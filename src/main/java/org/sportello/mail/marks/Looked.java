package org.sportello.mail.marks;

/// How far a folder has been looked through for what became of its messages.
///
/// @param uidValidity under which this was so; 0: never looked
/// @param modSeq every change up to this one of the server's (RFC 7162) is noted; 0 where the
///   server does not count its changes
/// @param walkedTo the messages are looked through one after the other, newest first; those from
///   this UID on have been; 1: all of them
public record Looked(long uidValidity, long modSeq, long walkedTo) {

    /// Nobody has looked.
    public static final Looked NEVER = new Looked(0, 0, 0);

    /// The same, up to another change of the server's.
    public Looked upTo(long newModSeq) {
        return new Looked(uidValidity, newModSeq, walkedTo);
    }

    /// The same, walked on.
    public Looked walkedTo(long uid) {
        return new Looked(uidValidity, modSeq, uid);
    }
}
