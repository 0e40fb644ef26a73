package org.sportello.mail.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

/// Stands between a client and a server on this computer, passes every byte on as it is, whatever
/// it means, and counts those of the server. It can cut lines after some of them.
public final class CountingRelay implements AutoCloseable {

    private final ServerSocket listening;
    private final int target;
    private final AtomicLong carried = new AtomicLong();
    private final Queue<Long> cuts = new ArrayDeque<>();
    private long allowed = Long.MAX_VALUE;

    public CountingRelay(int target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// Bytes from the server so far, on all lines.
    public long carried() {
        return carried.get();
    }

    /// The line that would carry one byte more from the server than the first of these breaks
    /// there; then the second is counted, and so on.
    public synchronized void cutAfter(Long... bytes) {
        cuts.addAll(List.of(bytes));
        allowed = next();
    }

    /// Every planned cut has happened.
    public synchronized boolean cutAll() {
        return allowed == Long.MAX_VALUE;
    }

    private long next() {
        return Objects.requireNonNullElse(cuts.poll(), Long.MAX_VALUE);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> pass(client, server, false));
                Thread.ofVirtual().start(() -> pass(server, client, true));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean counted) {
        var buffer = new byte[16_384];
        try (from;
                to) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!passed(buffer, read, counted, out)) {
                    return;
                }
            }
        } catch (IOException cut) {
            // One side has gone, and so does the other.
        }
    }

    private boolean passed(byte[] bytes, int length, boolean counted, OutputStream out)
            throws IOException {
        var allows = counted ? allowed(length) : length;
        out.write(bytes, 0, allows);
        return allows == length;
    }

    private synchronized int allowed(int length) {
        var allows = (int) Math.min(length, allowed);
        carried.addAndGet(allows);
        if (allows < length) {
            allowed = next();
        } else if (allowed < Long.MAX_VALUE) {
            allowed -= allows;
        }
        return allows;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
