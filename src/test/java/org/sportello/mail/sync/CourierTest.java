package org.sportello.mail.sync;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.sportello.mail.imap.Courier;

import java.nio.file.Path;
import java.util.Set;

/// All folders lie below INBOX, and the server does not say which UID comes next.
@Tag("courier")
class CourierTest extends ServerBehaviour<Courier> {

    @Override
    Courier start(Path folder) throws Exception {
        Assumptions.assumeTrue(
                Courier.installed(),
                "Courier is not there (Debian: courier-imap, gamin; .ci/servers)");
        return Courier.start(folder);
    }

    @Override
    Set<String> offers() {
        return Set.of("IDLE", "UIDPLUS");
    }

    @Override
    String folder(String name) {
        return "INBOX." + name;
    }

    @Override
    String sent() {
        return "INBOX.Sent";
    }
}
