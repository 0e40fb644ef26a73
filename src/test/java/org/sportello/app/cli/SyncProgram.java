package org.sportello.app.cli;

import org.sportello.app.MailWiring;
import org.sportello.app.Wiring;
import org.sportello.mail.Mailbox;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.signin.secrets.FileSecrets;
import org.sportello.storage.StoreFolder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// `sportello sync` in processes of their own, one after the other, on one store.
record SyncProgram(Path store) {

    /// On a new store with one mailbox.
    static SyncProgram of(Path store, Mailbox mailbox, String password) {
        try (var desk = new Wiring(new StoreFolder(store))) {
            var added = desk.store().mailboxes().add(mailbox);
            new FileSecrets(desk.folder().secrets()).put(SecretStore.incoming(added), password);
        }
        return new SyncProgram(store);
    }

    /// One that starts quickly.
    Process start() throws IOException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.sportello.Sportello",
                        "sync",
                        "--store",
                        store.toString(),
                        "--json");
        builder.environment().put(MailWiring.FILE_SECRETS, "1");
        return builder.redirectErrorStream(true).redirectOutput(output()).start();
    }

    /// Ends it as `kill -9` does, unless it is over before.
    void killed(long afterMillis) throws IOException, InterruptedException {
        var process = start();
        if (!process.waitFor(afterMillis, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /// What the last one said.
    String said() {
        try {
            return Files.readString(output().toPath());
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    private File output() {
        return new File(store + ".out");
    }
}
