package org.sportello.mail.signin.secrets;

import org.sportello.kernel.Problem;
import org.sportello.mail.signin.SecretStore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Passwords in a file of the store's folder, for computers without a keychain. Each is encrypted
/// (AES-256-GCM) with a random key that lies in a second file beside it, readable by its owner
/// only.
///
/// What that protects against: passwords in backups or copies of the database and of the secrets
/// file alone, in search results, in a glance at the file, and other users of the same computer.
/// What it does not: anyone who can read all files of this user, or has the disk and it is not
/// encrypted. A keychain does better, so it is preferred where there is one.
public final class FileSecrets implements SecretStore {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final Path keyFile;
    private final SecureRandom random = new SecureRandom();

    /// Nothing is read or written before it is needed.
    ///
    /// @param file the secrets; the key is beside it with `.key` at its end
    public FileSecrets(Path file) {
        this.file = file;
        this.keyFile = file.resolveSibling(file.getFileName() + ".key");
    }

    @Override
    public synchronized Optional<String> get(String key) {
        var sealed = read().get(key);
        return sealed == null ? Optional.empty() : Optional.of(opened(key, sealed));
    }

    @Override
    public synchronized void put(String key, String secret) {
        var all = read();
        all.put(key, sealed(key, secret));
        write(all);
    }

    @Override
    public synchronized void remove(String key) {
        var all = read();
        if (all.remove(key) != null) {
            write(all);
        }
    }

    private String sealed(String name, String secret) {
        try {
            var nonce = new byte[NONCE_BYTES];
            random.nextBytes(nonce);
            var sealed =
                    cipher(Cipher.ENCRYPT_MODE, keyOrNew(), nonce, name)
                            .doFinal(secret.getBytes(StandardCharsets.UTF_8));
            var both = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed);
            return Base64.getEncoder().encodeToString(both.array());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has AES-GCM", missing);
        }
    }

    private String opened(String name, String text) {
        try {
            var both = Base64.getDecoder().decode(text);
            var nonce = Arrays.copyOf(both, NONCE_BYTES);
            var plain =
                    cipher(Cipher.DECRYPT_MODE, key(), nonce, name)
                            .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            throw unreadable(changed);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String name)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private byte[] keyOrNew() {
        if (Files.exists(keyFile)) {
            return key();
        }
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            OwnerOnly.create(keyFile);
            Files.write(keyFile, key, StandardOpenOption.WRITE);
            return key;
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    private byte[] key() {
        try {
            return Files.readAllBytes(keyFile);
        } catch (IOException gone) {
            throw unreadable(gone);
        }
    }

    private Map<String, String> read() {
        var all = new TreeMap<String, String>();
        if (!Files.exists(file)) {
            return all;
        }
        try {
            for (var line : Files.readAllLines(file)) {
                var tab = line.indexOf('\t');
                if (tab > 0) {
                    all.put(line.substring(0, tab), line.substring(tab + 1));
                }
            }
            return all;
        } catch (IOException failure) {
            throw unreadable(failure);
        }
    }

    private void write(Map<String, String> all) {
        var next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(next);
            OwnerOnly.create(next);
            Files.write(
                    next,
                    all.entrySet().stream()
                            .map(one -> one.getKey() + "\t" + one.getValue())
                            .toList(),
                    StandardOpenOption.WRITE);
            try {
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException plain) {
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    private static Problem unreadable(Exception cause) {
        return new Problem("mail.secretsUnreadable", false, cause, List.of());
    }

    private static Problem unwritable(Exception cause) {
        return new Problem("mail.secretsUnwritable", false, cause, List.of());
    }
}
