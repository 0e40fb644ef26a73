package org.sportello.storage;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// One Sportello works on a store at a time. Whoever opens it holds a lock on a file in its folder,
/// which the system lets go of however the process ends. The window that holds it also listens, on
/// this computer only, so that a second start can bring it forward, or have it do something on the
/// store: a file that only its owner may read says where, and the token that it answers to.
public final class SingleInstance implements AutoCloseable {

    private static final int ANSWER_WITHIN_MILLIS = 2000;
    private static final int DONE_WITHIN_MILLIS = 120_000;
    private static final int PERSON_WITHIN_MILLIS = 900_000;
    private static final String BACK = "?";
    private static final String SHOW = "show";
    private static final String SHOWN = "shown";
    private static final String UNSEEN = "no window";

    private final StoreFolder folder;
    private final FileChannel channel;
    private final FileLock lock;
    private @Nullable ServerSocket listening;

    /// Does for another process what it asks for; called on a thread of its own.
    @FunctionalInterface
    public interface Errands {

        /// Does it.
        ///
        /// @param request one line
        /// @param back says a line to who asked, meanwhile, and gives the line that it answers
        /// @return the answer to the request, one line that does not begin with `?`
        String done(String request, UnaryOperator<String> back);
    }

    private SingleInstance(StoreFolder folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the store; the folder must exist.
    ///
    /// @return empty if someone else has it
    public static Optional<SingleInstance> tryLock(StoreFolder folder) {
        try {
            var channel =
                    FileChannel.open(
                            folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            Files.deleteIfExists(folder.window());
            return Optional.of(new SingleInstance(folder, channel, lock));
        } catch (IOException failure) {
            throw StoreProblems.of(failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /// Takes the store; the folder must exist.
    ///
    /// @throws StoreLocked if someone else has it; it says whether that is the window
    public static SingleInstance lock(StoreFolder folder) {
        return tryLock(folder)
                .orElseThrow(() ->
                        Files.exists(folder.window()) && !isUnseen(folder)
                                ? StoreLocked.byTheDesk(folder)
                                : StoreLocked.byAnother(null));
    }

    private static boolean isUnseen(StoreFolder folder) {
        try {
            return Files.readAllLines(folder.window()).contains(UNSEEN);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    /// Lets later starts bring this window forward.
    ///
    /// @param show is called on a thread of its own
    /// @param doing does what is asked for
    public void listen(Runnable show, Errands doing) {
        listen(
                () -> {
                    show.run();
                    return true;
                },
                doing,
                "");
    }

    /// The same for a process without a window: it cannot come forward.
    public void listen(Errands doing) {
        listen(() -> false, doing, UNSEEN + "\n");
    }

    private void listen(BooleanSupplier show, Errands doing, String more) {
        var token = token();
        try {
            var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            listening = server;
            writePrivately(folder.window(), server.getLocalPort() + "\n" + token + "\n" + more);
            Thread.ofVirtual()
                    .name("single-instance")
                    .start(() -> accept(server, new Answering(token, show, doing)));
        } catch (IOException failure) {
            throw StoreProblems.of(failure);
        }
    }

    private static void accept(ServerSocket server, Answering answering) {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                Thread.ofVirtual().name("single-instance").start(() -> answering.answer(socket));
            } catch (IOException closed) {
                // By us: the loop ends.
            }
        }
    }

    /// What the window does for others.
    private record Answering(String token, BooleanSupplier show, Errands doing) {

        void answer(Socket socket) {
            try (socket) {
                socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
                var in = reader(socket);
                if (!same(token, in.readLine())) {
                    return;
                }
                var request = in.readLine();
                if (request == null || request.equals(SHOW)) {
                    say(socket, show.getAsBoolean() ? SHOWN : "");
                } else {
                    say(socket, doing.done(request, line -> back(socket, in, line)));
                }
            } catch (IOException hungUp) {
                // The other side went away: so be it.
            }
        }

        private static String back(Socket socket, BufferedReader in, String line) {
            try {
                socket.setSoTimeout(PERSON_WITHIN_MILLIS);
                say(socket, BACK + line);
                var answer = in.readLine();
                if (answer != null) {
                    return answer;
                }
                throw new Problem("store.callerGone");
            } catch (IOException hungUp) {
                throw new Problem("store.callerGone", false, hungUp, List.of());
            }
        }
    }

    /// Asks the window that has the store to come forward.
    ///
    /// @return false if no window answers
    public static boolean askFirstToShow(StoreFolder folder) {
        return ask(folder, SHOW, ANSWER_WITHIN_MILLIS, line -> "")
                .filter(SHOWN::equals)
                .isPresent();
    }

    /// Asks the window that has the store to do something.
    ///
    /// @param request one line
    /// @param reply answers what the window says meanwhile, a line each
    /// @return its answer, one line; empty if no window answers
    public static Optional<String> askFirst(
            StoreFolder folder, String request, UnaryOperator<String> reply) {
        return ask(folder, request, DONE_WITHIN_MILLIS, reply);
    }

    private static Optional<String> ask(
            StoreFolder folder, String request, int withinMillis, UnaryOperator<String> reply) {
        try {
            if (Files.notExists(folder.window())) {
                return Optional.empty();
            }
            var lines = Files.readAllLines(folder.window());
            if (lines.size() < 2) {
                return Optional.empty(); // it is being written this moment
            }
            try (var socket =
                    new Socket(
                            InetAddress.getLoopbackAddress(), Integer.parseInt(lines.getFirst()))) {
                socket.setSoTimeout(withinMillis);
                say(socket, lines.get(1) + "\n" + request);
                var in = reader(socket);
                var line = in.readLine();
                while (line != null && line.startsWith(BACK)) {
                    socket.setSoTimeout(PERSON_WITHIN_MILLIS);
                    say(socket, reply.apply(line.substring(BACK.length())));
                    line = in.readLine();
                }
                return Optional.ofNullable(line);
            }
        } catch (IOException noAnswer) {
            return Optional.empty();
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static boolean same(String token, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8),
                        given.getBytes(StandardCharsets.UTF_8));
    }

    private static String token() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        StoreFolder.ownerOnly(file, "rw-------");
        Files.writeString(file, text);
    }

    /// Lets go of the store.
    @Override
    public void close() {
        try {
            if (listening != null) {
                listening.close();
                Files.deleteIfExists(folder.window());
            }
            lock.close();
            channel.close();
        } catch (IOException failure) {
            throw StoreProblems.of(failure);
        }
    }
}
