package org.sportello.mail.imap;

import org.eclipse.angus.mail.iap.ProtocolException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A real Courier, as `.ci/servers` unpacks it. Where it looks for passwords is fixed in its
/// programs, so everybody is signed in who comes (PREAUTH). All its folders lie below INBOX. Needs
/// Debian's `gamin`, too, or it waits for minutes.
public final class Courier extends RealServer {

    private static final Path UNPACKED = unpacked("courier");
    private static final Path WATCHES = Path.of("/usr/libexec/gam_server");

    private final Path maildir;

    private Courier(Path folder, int port) throws IOException, InterruptedException {
        super(folder, port, command(port), environment(folder));
        this.maildir = folder.resolve("Maildir");
    }

    public static boolean installed() {
        return Files.exists(UNPACKED.resolve("complete")) && Files.isExecutable(WATCHES);
    }

    /// Starts it and waits until it answers.
    ///
    /// @param folder empty; must be reachable by other users if this one is root
    public static Courier start(Path folder) throws IOException, InterruptedException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (var name : List.of("cur", "new", "tmp")) {
            Files.createDirectories(folder.resolve("Maildir").resolve(name));
        }
        own(folder);
        return new Courier(folder, free(1)[0]);
    }

    private static List<String> command(int port) {
        var command =
                new ArrayList<>(
                        List.of(
                                UNPACKED.resolve("usr/sbin/couriertcpd").toString(),
                                "-address=127.0.0.1",
                                "-maxprocs=40",
                                "-maxperip=40",
                                "-nodnslookup",
                                "-noidentlookup"));
        if (!user().equals(System.getProperty("user.name"))) {
            command.add("-user=" + user());
            command.add("-group=" + user());
        }
        command.addAll(
                List.of(
                        Integer.toString(port),
                        UNPACKED.resolve("usr/bin/imapd").toString(),
                        "Maildir"));
        return command;
    }

    private static Map<String, String> environment(Path folder) {
        return Map.of(
                "LD_LIBRARY_PATH",
                libraries(UNPACKED),
                "HOME",
                folder.toString(),
                "AUTHENTICATED",
                "bench",
                "PROTOCOL",
                "IMAP",
                "MAILDIR",
                "Maildir",
                "IMAP_CAPABILITY",
                "IMAP4rev1 UIDPLUS CHILDREN NAMESPACE QUOTA IDLE",
                "IMAP_KEYWORDS",
                "1",
                "IMAP_ENHANCEDIDLE",
                "1",
                "IMAP_USELOCKS",
                "1",
                "IMAP_UMASK",
                "022");
    }

    @Override
    public void fill(String folder, List<String> messages)
            throws ProtocolException, IOException, InterruptedException {
        fillMaildir(
                maildir.resolve(folder.equals("INBOX") ? "" : folder.substring("INBOX".length())),
                folder,
                messages);
    }
}
