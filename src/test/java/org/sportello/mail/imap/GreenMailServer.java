package org.sportello.mail.imap;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import java.io.IOException;

/// GreenMail, in this process. It forgets everything when it is started again.
public final class GreenMailServer extends ImapServer {

    private GreenMail server;

    private GreenMailServer(GreenMail server) {
        super(server.getImap().getPort());
        this.server = server;
    }

    public static GreenMailServer start() {
        return new GreenMailServer(started(0));
    }

    private static GreenMail started(int port) {
        var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        server.setUser(USER + "@example.org", USER, PASSWORD);
        return server;
    }

    @Override
    public void startAgain() throws IOException {
        server = started(port());
    }

    @Override
    public void close() {
        server.stop();
    }
}
