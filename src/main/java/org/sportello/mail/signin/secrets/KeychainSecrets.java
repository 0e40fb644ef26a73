package org.sportello.mail.signin.secrets;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sportello.mail.signin.SecretStore;

import java.util.Optional;

/// Passwords in the keychain of the operating system (Windows credentials, macOS keychain, secret
/// service or KWallet), and in a file where there is none. The keychain is looked for when the
/// first password is needed, so it can never spoil a start.
public final class KeychainSecrets implements SecretStore {

    private static final Logger LOG = LoggerFactory.getLogger(KeychainSecrets.class);

    private final String service;
    private final SecretStore file;
    private boolean looked;
    private Optional<Keyring> keychain = Optional.empty();

    /// @param service under which name the keychain shows our entries; one per store
    /// @param file where passwords go without a keychain
    public KeychainSecrets(String service, SecretStore file) {
        this.service = service;
        this.file = file;
    }

    @Override
    public synchronized Optional<String> get(String key) {
        var found = keychain();
        if (found.isPresent()) {
            try {
                var secret = found.get().getPassword(service, key);
                if (secret != null) {
                    return Optional.of(secret);
                }
            } catch (PasswordAccessException notThere) {
                return file.get(key);
            }
        }
        return file.get(key);
    }

    @Override
    public synchronized void put(String key, String secret) {
        var found = keychain();
        if (found.isPresent()) {
            try {
                found.get().setPassword(service, key, secret);
                file.remove(key);
                return;
            } catch (PasswordAccessException closed) {
                LOG.info("The keychain does not take the password; it goes into the file");
            }
        }
        file.put(key, secret);
    }

    @Override
    public synchronized void remove(String key) {
        var found = keychain();
        if (found.isPresent()) {
            try {
                found.get().deletePassword(service, key);
            } catch (PasswordAccessException notThere) {
                LOG.debug("The keychain had nothing to forget");
            }
        }
        file.remove(key);
    }

    private Optional<Keyring> keychain() {
        if (!looked) {
            looked = true;
            keychain = open();
        }
        return keychain;
    }

    /// Its native libraries may be missing or unfit: then there is no keychain, and that is all.
    private static Optional<Keyring> open() {
        if (headlessLinux()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Keyring.create());
        } catch (BackendNotSupportedException | RuntimeException | LinkageError none) {
            LOG.info("This computer has no keychain for us; passwords go into a file");
            return Optional.empty();
        }
    }

    private static boolean headlessLinux() {
        return System.getProperty("os.name", "").startsWith("Linux")
                && System.getenv("DBUS_SESSION_BUS_ADDRESS") == null;
    }
}
