package org.sportello.mail.sync;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.sync.folder.FolderResult;

import java.util.List;

/// What one sync of one mailbox brought.
///
/// @param problem what went wrong; null if all folders are complete
/// @param folders what was filed, also of the folder that was cut off
public record MailboxResult(String name, @Nullable Problem problem, List<FolderResult> folders) {

    public MailboxResult {
        folders = List.copyOf(folders);
    }
}
