package org.sportello.mail.imap;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;

/// The folder cannot be opened: it was renamed, deleted, or is not ours. The others go on.
public final class FolderGone extends Problem {

    private static final long serialVersionUID = 1L;

    public FolderGone(String folder, @Nullable Throwable cause) {
        super("mail.folderGone", false, cause, List.of(folder));
    }
}
