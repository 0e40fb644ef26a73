package org.sportello.mail.imap;

import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/// A real Dovecot on a free port of this computer, with everything it writes in one folder. Needs
/// the Debian package `dovecot-imapd`.
public final class Dovecot extends RealServer {

    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final Path POP3 = Path.of("/usr/lib/dovecot/pop3");
    private final Path maildir;
    private final int tlsPort;
    private final int popPort;
    private final int popTlsPort;

    private Dovecot(Path folder, int[] ports) throws IOException, InterruptedException {
        super(
                folder,
                ports[0],
                List.of(PROGRAM.toString(), "-F", "-c", folder.resolve("dovecot.conf").toString()),
                Map.of());
        this.maildir = folder.resolve("home").resolve(USER).resolve("Maildir");
        this.tlsPort = ports[1];
        this.popPort = ports[2];
        this.popTlsPort = ports[3];
    }

    public static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /// Starts it and waits until it answers.
    ///
    /// @param folder empty; must be reachable by other users if this one is root
    public static Dovecot start(Path folder) throws IOException, InterruptedException {
        return start(folder, "", "");
    }

    /// The same with TLS, on a port of its own and by STARTTLS.
    ///
    /// @param certificate in PEM form; `""` for no TLS
    public static Dovecot start(Path folder, String certificate, String key)
            throws IOException, InterruptedException {
        return start(folder, certificate, key, "");
    }

    /// The same with lines that can be compressed, too (RFC 4978).
    public static Dovecot startCompressing(Path folder) throws IOException, InterruptedException {
        return startCompressing(folder, "", "");
    }

    /// The same with TLS, too.
    public static Dovecot startCompressing(Path folder, String certificate, String key)
            throws IOException, InterruptedException {
        return start(
                folder,
                certificate,
                key,
                """
                mail_plugins = zlib
                protocol imap {
                  mail_plugins = $mail_plugins imap_zlib
                }
                """);
    }

    /// The same where one also signs in by a token (`oauthbearer` or `xoauth2`), which Dovecot asks
    /// an identity provider about.
    ///
    /// @param introspection where it asks (RFC 7662)
    public static Dovecot startWithTokens(Path folder, java.net.URI introspection, String mechanism)
            throws IOException, InterruptedException {
        var tokens = folder.resolve("tokens.conf");
        Files.writeString(
                tokens,
                """
                introspection_mode = post
                introspection_url = %s
                username_attribute = username
                active_attribute = active
                active_value = true
                """
                        .formatted(introspection));
        return start(
                folder,
                "",
                "",
                """
                auth_mechanisms = plain login %1$s
                passdb {
                  driver = oauth2
                  mechanisms = %1$s
                  args = %2$s
                }
                """
                        .formatted(mechanism, tokens));
    }

    /// The same with more lines of configuration.
    public static Dovecot startWith(Path folder, String more)
            throws IOException, InterruptedException {
        return start(folder, "", "", more);
    }

    private static Dovecot start(Path folder, String certificate, String key, String more)
            throws IOException, InterruptedException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var ports = free(4);
        var root = System.getProperty("user.name").equals("root");
        var user = user();
        var home = Files.createDirectory(folder.resolve("home"));
        if (root) {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Files.writeString(folder.resolve("passwd"), USER + ":{PLAIN}" + PASSWORD + "\n");
        var config = folder.resolve("dovecot.conf");
        Files.writeString(folder.resolve("certificate.pem"), certificate);
        Files.writeString(folder.resolve("key.pem"), key);
        Files.writeString(
                config,
                config(folder, ports[0], user)
                        + tls(folder, certificate.isEmpty(), ports[1])
                        + pop(ports[2], certificate.isEmpty() ? 0 : ports[3])
                        + more);
        return new Dovecot(folder, ports);
    }

    private static String config(Path folder, int port, String user) {
        return """
        protocols = imap
        listen = 127.0.0.1
        base_dir = %1$s/run
        state_dir = %1$s/state
        log_path = %1$s/log
        default_internal_user = %3$s
        default_internal_group = %3$s
        default_login_user = %3$s
        disable_plaintext_auth = no
        first_valid_uid = 1
        auth_failure_delay = 0
        mail_fsync = never
        mail_location = maildir:~/Maildir
        passdb {
          driver = passwd-file
          args = username_format=%%n %1$s/passwd
        }
        userdb {
          driver = static
          args = uid=%3$s gid=%3$s home=%1$s/home/%%n
        }
        namespace inbox {
          inbox = yes
          separator = /
          mailbox Gesendet {
            special_use = \\Sent
            auto = create
          }
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = %2$d
          }
        }
        service anvil {
          chroot =
        }
        service stats {
          chroot =
        }
        service auth {
          user = %3$s
        }
        service auth-worker {
          user = %3$s
        }
        """
                .formatted(folder, port, user);
    }

    private static String tls(Path folder, boolean without, int port) {
        var text =
                without
                        ? """
                        ssl = no
                        service imap-login {
                          inet_listener imaps {
                            port = 0
                          }
                        }
                        """
                        : """
                        ssl = yes
                        ssl_cert = <%1$s/certificate.pem
                        ssl_key = <%1$s/key.pem
                        service imap-login {
                          inet_listener imaps {
                            port = %2$d
                            ssl = yes
                          }
                        }
                        """;
        return text.formatted(folder, port);
    }

    private static String pop(int port, int tlsPort) {
        return speaksPop()
                ? """
                protocols = imap pop3
                service pop3-login {
                  chroot =
                  inet_listener pop3 {
                    port = %1$d
                  }
                  inet_listener pop3s {
                    port = %2$d
                    ssl = yes
                  }
                }
                """
                        .formatted(port, tlsPort)
                : "";
    }

    /// Whether it speaks POP3 too (Debian: `dovecot-pop3d`).
    public static boolean speaksPop() {
        return installed() && Files.isExecutable(POP3);
    }

    /// Where it speaks POP3.
    public int popPort() {
        return popPort;
    }

    /// Where it speaks POP3 and TLS from the start.
    public int popTlsPort() {
        return popTlsPort;
    }

    /// Where it speaks TLS from the start.
    public int tlsPort() {
        return tlsPort;
    }

    @Override
    public void fill(String folder, List<String> messages)
            throws ProtocolException, IOException, InterruptedException {
        fillMaildir(
                maildir.resolve("." + BASE64MailboxEncoder.encode(folder).replace('/', '.')),
                folder,
                messages);
    }

    /// Puts a message into a folder whose file does not say how large it is for IMAP, and lies
    /// about how large it is.
    public void appendUnmeasured(String folder, String message) throws IOException {
        var file = Files.writeString(maildir.resolve("unmeasured"), message);
        Files.move(file, maildir.resolve("." + folder).resolve("new").resolve("1.worse.host,S=10"));
    }

    /// Puts a message into a folder about whose size its file lies: Dovecot closes the line of
    /// whoever asks for it.
    public void appendUnreadable(String folder, String message) throws IOException {
        var file = Files.writeString(maildir.resolve("unreadable"), message);
        Files.move(
                file, maildir.resolve("." + folder).resolve("new").resolve("1.bad.host,S=10,W=12"));
    }
}
