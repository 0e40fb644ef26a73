package org.sportello.mail;

/// A folder of a mailbox on its server, and how far we have read it.
public record Folder(long id, long mailboxId, String name, FolderCursor cursor) {}
