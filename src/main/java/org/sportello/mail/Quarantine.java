package org.sportello.mail;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps messages that we could not take in: their bytes, and why. Nothing in here is lost; each
/// can be tried again.
public interface Quarantine {

    /// Keeps a message; joins the transaction in scope.
    ///
    /// @param errorCode the bug's short name
    /// @param detail what happened, in technical words
    /// @return its id
    long add(
            long rawId,
            @Nullable Long mailboxId,
            String source,
            String errorCode,
            String detail,
            Instant at);

    /// One message in quarantine.
    record Entry(
            long id,
            long rawId,
            @Nullable Long mailboxId,
            String source,
            String errorCode,
            String detail,
            Instant at) {}

    /// Those not resolved, newest first.
    List<Entry> all(int limit);

    Optional<Entry> find(long id);

    /// How many are not resolved.
    int count();

    /// True if a message with these bytes waits here, or did and has been taken in since.
    boolean held(PackedMail packed);

    /// It has been taken in after all, as this mail: its places on the servers are now the mail's,
    /// and so are its bytes: those that were kept here may be removed.
    void resolve(long id, long mailId, Instant at);
}
