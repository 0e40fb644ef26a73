package org.sportello.mail.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/// Stands between a client and a server, and cuts the line after so many bytes from the server;
/// afterwards, once, or again when told to.
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket listening;
    private final int target;
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);

    CuttingProxy(int target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /// The line that carries this byte breaks there.
    void cutAfter(long bytes) {
        left.set(bytes);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                Thread.ofVirtual().start(() -> pass(client, server, false));
                Thread.ofVirtual().start(() -> pass(server, client, true));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean counted) {
        try (from;
                to) {
            copy(from.getInputStream(), to.getOutputStream(), counted);
        } catch (IOException cut) {
            // That is what it is for.
        }
    }

    private void copy(InputStream in, OutputStream out, boolean counted) throws IOException {
        var buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (counted) {
                var rest = left.addAndGet(-read);
                if (rest < 0) {
                    out.write(buffer, 0, (int) Math.max(0, read + rest));
                    out.flush();
                    left.set(Long.MAX_VALUE);
                    return;
                }
            }
            out.write(buffer, 0, read);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
