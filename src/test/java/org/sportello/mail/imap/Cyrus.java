package org.sportello.mail.imap;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.eclipse.angus.mail.iap.ProtocolException;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/// A real Cyrus, as `.ci/servers` unpacks it.
public final class Cyrus extends RealServer {

    private static final Path UNPACKED = unpacked("cyrus");
    private static final Path PROGRAMS = UNPACKED.resolve("usr/lib/cyrus/bin");

    private Cyrus(Path folder, int port) throws IOException, InterruptedException {
        super(
                folder,
                port,
                List.of(
                        PROGRAMS.resolve("master").toString(),
                        "-C",
                        folder.resolve("imapd.conf").toString(),
                        "-M",
                        folder.resolve("cyrus.conf").toString(),
                        "-p",
                        folder.resolve("pid").toString(),
                        "-D"),
                environment());
    }

    private static Map<String, String> environment() {
        var plugins = UNPACKED.resolve("usr/lib/x86_64-linux-gnu/sasl2");
        return Files.isDirectory(plugins)
                ? Map.of("LD_LIBRARY_PATH", libraries(UNPACKED), "SASL_PATH", plugins.toString())
                : Map.of("LD_LIBRARY_PATH", libraries(UNPACKED));
    }

    public static boolean installed() {
        return Files.exists(UNPACKED.resolve("complete"));
    }

    /// Starts it and waits until it answers.
    ///
    /// @param folder empty; must be reachable by other users if this one is root
    public static Cyrus start(Path folder) throws IOException, InterruptedException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (var name : List.of("conf", "spool", "run", "proc", "lock", "db", "sieve")) {
            Files.createDirectory(folder.resolve(name));
        }
        // Where its processes tell each other of new mail.
        Files.createDirectory(folder.resolve("conf").resolve("socket"));
        var port = free(1)[0];
        Files.writeString(folder.resolve("imapd.conf"), settings(folder));
        Files.writeString(folder.resolve("cyrus.conf"), services(folder, port));
        password(folder);
        own(folder);
        return new Cyrus(folder, port);
    }

    private static String settings(Path folder) {
        return """
        configdirectory: %1$s/conf
        partition-default: %1$s/spool
        defaultpartition: default
        proc_path: %1$s/proc
        mboxname_lockpath: %1$s/lock
        sievedir: %1$s/sieve
        idlesocket: %1$s/run/idle
        lmtpsocket: %1$s/run/lmtp
        duplicate_db_path: %1$s/db/deliver.db
        statuscache_db_path: %1$s/db/statuscache.db
        ptscache_db_path: %1$s/db/pts.db
        tls_sessions_db_path: %1$s/db/tls.db
        servername: mail.example.org
        cyrus_user: %2$s
        cyrus_group: %2$s
        admins: cyrus
        allowplaintext: yes
        sasl_pwcheck_method: auxprop
        sasl_auxprop_plugin: sasldb
        sasl_sasldb_path: %1$s/passwords
        sasl_mech_list: PLAIN LOGIN
        skiplist_unsafe: yes
        autocreate_quota: 0
        autocreate_inbox_folders: Inviati
        xlist-sent: Inviati
        """
                .formatted(folder, user());
    }

    private static String services(Path folder, int port) {
        return """
        START {
          recover cmd="%1$s/ctl_cyrusdb -r -C %2$s/imapd.conf"
        }
        SERVICES {
          imap cmd="%1$s/imapd -C %2$s/imapd.conf" listen="127.0.0.1:%3$d" prefork=0
        }
        EVENTS {
        }
        DAEMON {
          idled cmd="%1$s/idled -C %2$s/imapd.conf"
        }
        """
                .formatted(PROGRAMS, folder, port);
    }

    /// All in one command (RFC 3502): one after the other each would wait for the network's delayed
    /// confirmations.
    @Override
    public void fill(String folder, List<String> messages) throws ProtocolException, IOException {
        try (var line = open()) {
            make(line, folder);
        }
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            var out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
            out.write(ascii("a LOGIN " + USER + " " + PASSWORD + "\r\nb APPEND \"" + folder + '"'));
            for (var message : messages) {
                out.write(ascii(" {" + message.length() + "+}\r\n" + message));
            }
            out.write(ascii("\r\nc LOGOUT\r\n"));
            out.flush();
            var answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            if (!answer.contains("\r\nb OK")) {
                throw new IllegalStateException(answer);
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    private static void password(Path folder) throws IOException, InterruptedException {
        var command =
                new ProcessBuilder(
                        UNPACKED.resolve("usr/sbin/saslpasswd2").toString(),
                        "-p",
                        "-c",
                        "-f",
                        folder.resolve("passwords").toString(),
                        "-u",
                        "mail.example.org",
                        "bench");
        command.environment().putAll(environment());
        var process = command.redirectErrorStream(true).start();
        try (var in = process.outputWriter(US_ASCII)) {
            in.write("bench");
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
