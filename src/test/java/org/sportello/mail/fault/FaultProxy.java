package org.sportello.mail.fault;

import jdk.net.ExtendedSocketOptions;

import org.sportello.mail.fault.Fault.Kind;
import org.sportello.mail.fault.Fault.Side;
import org.sportello.mail.fault.Steps.Step;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// Stands between a client and a server on this computer, passes on what they say, and disturbs it
/// as planned. The same plan disturbs the same conversation in the same way. For protocols of lines
/// without TLS: IMAP, POP3, SMTP.
public final class FaultProxy implements AutoCloseable {

    /// After bytes were changed both sides may wait for each other for minutes. Nobody wants to
    /// watch that: a line that was silent for so long is cut.
    private static final long SILENCE_MILLIS = 150;

    private static final long DELAY_MILLIS = 40;

    private final ServerSocket listening;
    private final int target;
    private final List<Fault> planned = new ArrayList<>();
    private final List<Fault> happened = new ArrayList<>();
    private final Map<Side, List<String>> heard = new EnumMap<>(Side.class);
    private final List<Line> lines = new ArrayList<>();
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private volatile Set<String> hidden = Set.of();
    private volatile BiConsumer<Side, String> listener = (_, _) -> {};
    private long cutAfter = Long.MAX_VALUE;
    private int opened;

    public FaultProxy(int target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// Plans these faults, each to happen once, and forgets those that were planned before.
    public synchronized void plan(Fault... faults) {
        planned.clear();
        happened.clear();
        planned.addAll(List.of(faults));
        cutAfter = Long.MAX_VALUE;
    }

    /// The line that carries this byte from the server breaks there, once.
    public synchronized void cutAfter(long bytes) {
        cutAfter = bytes;
    }

    /// An IMAP server seems not to offer these, on lines that are opened from now on.
    public void hide(Set<String> abilities) {
        hidden = Set.copyOf(abilities);
    }

    /// Hears each step before it is passed on; what it does is done before that.
    public void listen(BiConsumer<Side, String> toAll) {
        listener = toAll;
    }

    /// From now on nothing goes wrong.
    public void heal() {
        plan();
    }

    /// The faults that have happened since the last plan.
    public synchronized List<Fault> happened() {
        return List.copyOf(happened);
    }

    /// How many lines have been opened.
    public synchronized int opened() {
        return opened;
    }

    /// What one side has said on the line that was opened last, step by step.
    public synchronized List<String> heard(Side side) {
        return List.copyOf(heard.getOrDefault(side, List.of()));
    }

    /// How the conversation that was heard last can be disturbed once: at every step, in one way
    /// after the other.
    ///
    /// @param thoroughly 0: one way at each step; else every way at every step, and bytes are
    ///   changed in so many ways
    public synchronized List<Fault> faults(int thoroughly) {
        var faults = new ArrayList<Fault>();
        for (var side : Side.values()) {
            for (int step = 0; step < heard(side).size(); step++) {
                if (thoroughly == 0) {
                    var kind = Kind.values()[step % Kind.values().length];
                    faults.add(new Fault(side, step, kind, 97L * step));
                } else {
                    faults.addAll(every(side, step, thoroughly));
                }
            }
        }
        return faults;
    }

    private static List<Fault> every(Side side, int step, int seeds) {
        var faults = new ArrayList<Fault>();
        for (var kind : Kind.values()) {
            for (int seed = 0; seed < (kind == Kind.CORRUPT ? seeds : 1); seed++) {
                faults.add(new Fault(side, step, kind, 97L * step + seed));
            }
        }
        return faults;
    }

    /// Cuts all lines that are open now, as when a computer sleeps or changes its network.
    public void cutAll() {
        List<Line> open;
        synchronized (this) {
            open = List.copyOf(lines);
        }
        open.forEach(Line::reset);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                Socket server;
                try {
                    server = new Socket(InetAddress.getLoopbackAddress(), target);
                } catch (IOException away) {
                    client.close();
                    continue;
                }
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                var line = new Line(client, server);
                synchronized (this) {
                    heard.put(Side.CLIENT, new ArrayList<>());
                    heard.put(Side.SERVER, new ArrayList<>());
                    lines.add(line);
                    opened++;
                }
                Thread.ofVirtual().start(() -> line.pass(Side.CLIENT));
                Thread.ofVirtual().start(() -> line.pass(Side.SERVER));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private synchronized void hear(Side side, Step step) {
        heard.get(side).add(step.toString());
    }

    private synchronized List<Fault> due(Side side, int step) {
        var due = planned.stream().filter(one -> one.side() == side && one.step() == step).toList();
        planned.removeAll(due);
        happened.addAll(due);
        return due;
    }

    /// How many of these bytes may still pass.
    private synchronized int allowed(int bytes) {
        if (cutAfter == Long.MAX_VALUE) {
            return bytes;
        }
        cutAfter -= bytes;
        if (cutAfter >= 0) {
            return bytes;
        }
        var allowed = (int) Math.max(0, bytes + cutAfter);
        cutAfter = Long.MAX_VALUE;
        return allowed;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        clock.shutdownNow();
        cutAll();
    }

    /// One client's line to the server.
    private final class Line {

        private final Socket client;
        private final Socket server;
        private volatile boolean suspicious;
        private volatile long lastMoved = System.nanoTime();

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pass(Side side) {
            var from = side == Side.CLIENT ? client : server;
            var to = side == Side.CLIENT ? server : client;
            try (from;
                    to) {
                var steps = new Steps(from.getInputStream());
                var out = new BufferedOutputStream(to.getOutputStream(), 65_536);
                for (int number = 0; ; number++) {
                    quickly(from);
                    var step = steps.next();
                    if (step.bytes().length == 0) {
                        out.flush();
                        return;
                    }
                    lastMoved = System.nanoTime();
                    hear(side, step);
                    listener.accept(side, step.toString());
                    if (!passed(step, due(side, number), side, out)) {
                        return;
                    }
                    if (steps.drained()) {
                        out.flush();
                    }
                }
            } catch (IOException | InterruptedException cut) {
                // That is what it is for.
            } finally {
                synchronized (FaultProxy.this) {
                    lines.remove(this);
                }
            }
        }

        /// A server that sends its answers in crumbs waits for each to be confirmed.
        private void quickly(Socket from) throws IOException {
            if (from.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
                from.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            }
        }

        /// @return false if the line is broken now
        private boolean passed(Step step, List<Fault> faults, Side side, OutputStream out)
                throws IOException, InterruptedException {
            var bytes = side == Side.SERVER ? withoutHidden(step) : step.bytes();
            for (var fault : faults) {
                switch (fault.kind()) {
                    case CUT -> {
                        out.flush();
                        reset();
                        return false;
                    }
                    case TRUNCATE -> {
                        out.write(bytes, 0, bytes.length / 2);
                        out.flush();
                        return false;
                    }
                    case CORRUPT -> bytes = step.data() ? bytes : corrupted(bytes, fault.seed());
                    case DELAY -> {
                        out.flush();
                        var _ = new CountDownLatch(1).await(DELAY_MILLIS, TimeUnit.MILLISECONDS);
                    }
                }
            }
            var allowed = side == Side.SERVER ? allowed(bytes.length) : bytes.length;
            out.write(bytes, 0, allowed);
            if (allowed < bytes.length) {
                out.flush();
                return false;
            }
            return true;
        }

        private byte[] withoutHidden(Step step) {
            var text = hidden.isEmpty() || step.data() ? "" : step.toString();
            if (!text.contains("CAPABILITY ")) {
                return step.bytes();
            }
            for (var ability : hidden) {
                text = text.replaceAll(" " + Pattern.quote(ability) + "(?=[ \\]]|$)", "");
            }
            return (text + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        }

        private byte[] corrupted(byte[] bytes, long seed) {
            var random = new Random(seed);
            var changed = bytes.clone();
            var length = Math.max(1, bytes.length - 2);
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                changed[random.nextInt(length)] = (byte) (33 + random.nextInt(94));
            }
            if (!suspicious) {
                suspicious = true;
                watchSilence();
            }
            return changed;
        }

        private void watchSilence() {
            var silent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastMoved);
            if (silent >= SILENCE_MILLIS) {
                reset();
            } else {
                var _ =
                        clock.schedule(
                                this::watchSilence, SILENCE_MILLIS - silent, TimeUnit.MILLISECONDS);
            }
        }

        /// Without a goodbye: what is on its way is lost.
        void reset() {
            for (var socket : List.of(client, server)) {
                try {
                    socket.setSoLinger(true, 0);
                    socket.close();
                } catch (IOException alreadyClosed) {
                    // Broken is broken.
                }
            }
        }
    }
}
