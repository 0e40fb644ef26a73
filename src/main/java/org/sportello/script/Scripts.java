package org.sportello.script;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps canned replies and playbooks.
public interface Scripts {

    List<CannedReply> replies();

    Optional<CannedReply> findReply(long id);

    Optional<CannedReply> findReplyByName(String name);

    /// Saves a new one (id 0) or a change; refused with [StaleScript] if somebody else changed it
    /// first.
    CannedReply save(CannedReply reply);

    void deleteReply(long id);

    List<Playbook> playbooks();

    Optional<Playbook> findPlaybook(long id);

    /// As for replies.
    Playbook save(Playbook playbook);

    void deletePlaybook(long id);

    /// Counts one more use.
    void usedReply(long id);

    /// Keeps a finished or given-up run with its answers, and counts the use.
    void ran(
            long playbookId,
            long ticketId,
            @Nullable Long agentId,
            Map<String, String> answers,
            boolean finished);
}
