package org.sportello.mail.imap;

import org.eclipse.angus.mail.iap.ProtocolException;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// An IMAP server in processes of its own, on free ports of this computer, with everything it
/// writes in one folder and one account in it.
public abstract class RealServer extends ImapServer {

    private final Path log;
    private final ProcessBuilder builder;
    private Process process;

    /// @param folder where it keeps everything
    /// @param command starts it in the foreground
    /// @param environment what its processes need to know beside what this one knows
    RealServer(Path folder, int port, List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        super(port);
        this.log = folder.resolve("out.log");
        this.builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        this.process = run();
        if (!answers()) {
            close();
            throw new IllegalStateException(
                    getClass().getSimpleName() + " does not answer: " + Files.readString(log));
        }
    }

    private Process run() throws IOException {
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /// Where `.ci/servers` unpacks servers that cannot be installed beside each other.
    static Path unpacked(String name) {
        return Path.of("target", "servers", name).toAbsolutePath();
    }

    /// The folders of it with shared libraries, as the dynamic linker wants them.
    static String libraries(Path unpacked) {
        try (var files = Files.walk(unpacked)) {
            return String.join(
                    File.pathSeparator,
                    files.filter(file -> file.getFileName().toString().contains(".so"))
                            .map(file -> file.getParent().toString())
                            .distinct()
                            .sorted()
                            .toList());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /// Whom the server's processes run as: none of them wants to be root.
    static String user() {
        var user = System.getProperty("user.name");
        return user.equals("root") ? "mail" : user;
    }

    /// Ports that nobody listens on, all different.
    static int[] free(int count) throws IOException {
        var ports = new int[count];
        var held = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                ports[i] = held.get(i).getLocalPort();
            }
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
        return ports;
    }

    /// Gives a folder and what is in it to those whom the server runs as.
    static void own(Path folder) throws IOException, InterruptedException {
        var user = user();
        if (!user.equals(System.getProperty("user.name"))) {
            new ProcessBuilder("chown", "-R", user + ":" + user, folder.toString())
                    .start()
                    .waitFor();
        }
    }

    @Override
    public void startAgain() throws IOException, InterruptedException {
        process = run();
        if (!answers()) {
            throw new IllegalStateException(getClass().getSimpleName() + " does not come back");
        }
    }

    /// It takes a moment to listen; a connection that is refused asks again, nothing sleeps for a
    /// fixed time.
    private boolean answers() throws InterruptedException {
        for (int i = 0; i < 300 && process.isAlive(); i++) {
            try (var socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 1000);
                socket.setSoTimeout(5000);
                if (socket.getInputStream().read() == '*') {
                    return true;
                }
            } catch (IOException notYet) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
        }
        return false;
    }

    /// Puts messages into a folder that lies in a Maildir.
    final void fillMaildir(Path maildir, String folder, List<String> messages)
            throws ProtocolException, IOException, InterruptedException {
        try (var line = open()) {
            make(line, folder);
        }
        for (int i = 0; i < messages.size(); i++) {
            Files.writeString(
                    maildir.resolve("new")
                            .resolve("%d.M%06dP1.host".formatted(1_700_000_000 + i, i)),
                    messages.get(i).replace("\r\n", "\n"));
        }
        own(maildir.resolve("new"));
    }

    /// Ends it, and every talk with it.
    @Override
    public void close() {
        var children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
