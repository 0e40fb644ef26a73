package org.sportello.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/// Which failures of the store's files the agent can do something about.
public final class StoreProblems {

    private StoreProblems() {}

    /// The Problem that this failure is ([DiskFull], [StoreNotWritable]), or the bug, ready to be
    /// thrown.
    public static RuntimeException of(IOException failure) {
        if (diskFull(failure)) {
            return new DiskFull(failure);
        }
        return notWritable(failure)
                ? new StoreNotWritable(failure)
                : new UncheckedIOException(failure);
    }

    /// The JDK has no type of its own for a full disk, only the system's words for it.
    static boolean diskFull(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && fullDiskWords(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean fullDiskWords(Throwable cause) {
        var words =
                cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
        var lower = words == null ? "" : words.toLowerCase(Locale.ROOT);
        return lower.contains("no space left")
                || lower.contains("not enough space")
                || lower.contains("disk quota exceeded");
    }

    static boolean notWritable(Throwable cause) {
        return cause instanceof AccessDeniedException
                || cause instanceof ReadOnlyFileSystemException;
    }
}
