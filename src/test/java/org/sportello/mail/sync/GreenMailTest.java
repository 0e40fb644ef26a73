package org.sportello.mail.sync;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.sportello.mail.imap.GreenMailServer;

import java.nio.file.Path;
import java.util.Set;

class GreenMailTest extends ServerBehaviour<GreenMailServer> {

    @Override
    GreenMailServer start(Path folder) {
        return GreenMailServer.start();
    }

    @Override
    Set<String> offers() {
        return Set.of("IDLE", "UIDPLUS", "MOVE", "LITERAL+");
    }

    /// For each message that it hands out it looks at all of them.
    @Override
    int many() {
        return 1000;
    }

    @Override
    @Test
    @Disabled("GreenMail gives a folder that is made anew the UIDVALIDITY of the old one")
    void folderThatWasMadeAnewIsReadAnew() {}

    @Override
    boolean tellsOfMarks() {
        return false;
    }
}
