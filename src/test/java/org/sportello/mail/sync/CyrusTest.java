package org.sportello.mail.sync;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.sportello.mail.fetch.Abilities;
import org.sportello.mail.imap.Cyrus;

import java.nio.file.Path;
import java.util.Set;

@Tag("cyrus")
class CyrusTest extends ServerBehaviour<Cyrus> {

    @Override
    Cyrus start(Path folder) throws Exception {
        Assumptions.assumeTrue(
                Cyrus.installed(), "Cyrus is not there (Debian: cyrus-imapd; .ci/servers)");
        return Cyrus.start(folder);
    }

    @Override
    Set<String> offers() {
        return Set.copyOf(Abilities.IMAP);
    }

    @Override
    String sent() {
        return "Inviati";
    }
}
