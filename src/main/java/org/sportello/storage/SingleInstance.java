package org.sportello.storage;

import org.jspecify.annotations.Nullable;

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
import java.util.Optional;

/// One Sportello works on a store at a time. Whoever opens it holds a lock on a file in its folder,
/// which the system lets go of however the process ends. The window that holds it also listens, on
/// this computer only, so that a second start can bring it forward: a file that only its owner may
/// read says where, and the token that it answers to.
public final class SingleInstance implements AutoCloseable {

    private static final int ANSWER_WITHIN_MILLIS = 2000;
    private static final String SHOWN = "shown";

    private final StoreFolder folder;
    private final FileChannel channel;
    private final FileLock lock;
    private @Nullable ServerSocket listening;

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
                        Files.exists(folder.window())
                                ? StoreLocked.byTheDesk(folder)
                                : StoreLocked.byAnother(null));
    }

    /// Lets later starts bring this window forward.
    ///
    /// @param show is called on a thread of its own
    public void listen(Runnable show) {
        var token = token();
        try {
            var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            listening = server;
            writePrivately(folder.window(), server.getLocalPort() + "\n" + token + "\n");
            Thread.ofVirtual().name("single-instance").start(() -> answer(server, token, show));
        } catch (IOException failure) {
            throw StoreProblems.of(failure);
        }
    }

    private static void answer(ServerSocket server, String token, Runnable show) {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                answer(socket, token, show);
            } catch (IOException closedOrHungUp) {
                // Closed by us: the loop ends. Or the other side went away: so be it.
            }
        }
    }

    private static void answer(Socket socket, String token, Runnable show) throws IOException {
        socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
        if (same(token, line(socket))) {
            show.run();
            socket.getOutputStream().write((SHOWN + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Asks the window that has the store to come forward.
    ///
    /// @return false if no window answers
    public static boolean askFirstToShow(StoreFolder folder) {
        try {
            if (Files.notExists(folder.window())) {
                return false;
            }
            var lines = Files.readAllLines(folder.window());
            try (var socket =
                    new Socket(
                            InetAddress.getLoopbackAddress(), Integer.parseInt(lines.getFirst()))) {
                socket.setSoTimeout(ANSWER_WITHIN_MILLIS);
                socket.getOutputStream()
                        .write((lines.get(1) + "\n").getBytes(StandardCharsets.UTF_8));
                return SHOWN.equals(line(socket));
            }
        } catch (IOException noAnswer) {
            return false;
        }
    }

    private static @Nullable String line(Socket socket) throws IOException {
        return new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
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
