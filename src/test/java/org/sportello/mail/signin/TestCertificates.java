package org.sportello.mail.signin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Certificates for servers of tests (RFC 5280), made on the spot: the JDK has no public way to.
public final class TestCertificates {

    /// A certificate with its private key.
    public record Identity(PrivateKey key, X509Certificate certificate) {

        /// What a server that shows this certificate works with.
        public SSLContext server() {
            try {
                var store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                var chain = new X509Certificate[] {certificate};
                store.setKeyEntry("server", key, new char[0], chain);
                var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(store, new char[0]);
                var context = SSLContext.getInstance("TLS");
                context.init(keys.getKeyManagers(), null, null);
                return context;
            } catch (GeneralSecurityException | IOException bug) {
                throw new IllegalStateException(bug);
            }
        }

        /// Another certificate for the same key, by itself.
        public Identity renewed(Time time, String name) {
            var extension = extension(ALTERNATIVE_NAMES, tlv(SEQUENCE, all(List.of(name))));
            var keys = new KeyPair(certificate.getPublicKey(), key);
            return new Identity(key, sign(name, keys, name, key, time, extension));
        }

        public String certificatePem() {
            try {
                return pem("CERTIFICATE", certificate.getEncoded());
            } catch (GeneralSecurityException bug) {
                throw new IllegalStateException(bug);
            }
        }

        public String keyPem() {
            return pem("PRIVATE KEY", key.getEncoded());
        }

        private static String pem(String what, byte[] bytes) {
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
            return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
        }
    }

    /// From when to when a certificate is good.
    public record Time(LocalDate from, LocalDate to) {

        public static Time around(LocalDate today) {
            return new Time(today.minusDays(30), today.plusDays(300));
        }
    }

    private static final byte[] ECDSA_WITH_SHA256 = {
        0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02
    };
    private static final byte[] COMMON_NAME = {0x55, 0x04, 0x03};
    private static final byte[] ALTERNATIVE_NAMES = {0x55, 0x1d, 0x11};
    private static final byte[] BASIC_CONSTRAINTS = {0x55, 0x1d, 0x13};
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int OID = 0x06;
    private static final int UTF8 = 0x0c;
    private static final int OCTETS = 0x04;

    private TestCertificates() {}

    /// An authority of that name.
    public static Identity authority(String name, Time time) {
        var keys = keys();
        var constraints = tlv(SEQUENCE, tlv(0x01, new byte[] {(byte) 0xff}));
        var extension = extension(BASIC_CONSTRAINTS, constraints);
        return new Identity(
                keys.getPrivate(), sign(name, keys, name, keys.getPrivate(), time, extension));
    }

    /// A server's certificate.
    ///
    /// @param by who issues it; null if the server vouches for itself
    /// @param names host names, and addresses in digits
    public static Identity server(
            @org.jspecify.annotations.Nullable Identity by, Time time, List<String> names) {
        var keys = keys();
        var name = names.getFirst();
        var extension = extension(ALTERNATIVE_NAMES, tlv(SEQUENCE, all(names)));
        var issuer = by == null ? name : commonName(by.certificate());
        return new Identity(
                keys.getPrivate(),
                sign(
                        name,
                        keys,
                        issuer,
                        by == null ? keys.getPrivate() : by.key(),
                        time,
                        extension));
    }

    private static String commonName(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName().replaceFirst("^CN=", "");
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static X509Certificate sign(
            String subject, KeyPair keys, String issuer, PrivateKey by, Time time, byte[] more) {
        try {
            var algorithm = tlv(SEQUENCE, tlv(OID, ECDSA_WITH_SHA256));
            var body =
                    tlv(
                            SEQUENCE,
                            tlv(0xa0, tlv(0x02, new byte[] {2})),
                            tlv(0x02, new BigInteger(64, new SecureRandom()).toByteArray()),
                            algorithm,
                            name(issuer),
                            tlv(SEQUENCE, moment(time.from()), moment(time.to())),
                            name(subject),
                            keys.getPublic().getEncoded(),
                            tlv(0xa3, tlv(SEQUENCE, more)));
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(by);
            signature.update(body);
            var signed = tlv(0x03, new byte[] {0}, signature.sign());
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(
                                    new ByteArrayInputStream(
                                            tlv(SEQUENCE, body, algorithm, signed)));
        } catch (GeneralSecurityException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static byte[] name(String common) {
        var value = tlv(UTF8, common.getBytes(StandardCharsets.UTF_8));
        return tlv(SEQUENCE, tlv(SET, tlv(SEQUENCE, tlv(OID, COMMON_NAME), value)));
    }

    private static byte[] moment(LocalDate day) {
        var text = DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'");
        return tlv(
                0x18,
                day.atStartOfDay()
                        .atOffset(ZoneOffset.UTC)
                        .format(text)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] extension(byte[] kind, byte[] value) {
        return tlv(SEQUENCE, tlv(OID, kind), tlv(OCTETS, value));
    }

    private static byte[] all(List<String> names) {
        var all = new ByteArrayOutputStream();
        for (var name : names) {
            all.writeBytes(
                    Character.isDigit(name.charAt(0))
                            ? tlv(0x87, InetAddress.ofLiteral(name).getAddress())
                            : tlv(0x82, name.getBytes(StandardCharsets.US_ASCII)));
        }
        return all.toByteArray();
    }

    private static byte[] tlv(int tag, byte[]... parts) {
        var value = new ByteArrayOutputStream();
        for (var part : parts) {
            value.writeBytes(part);
        }
        var length = value.size();
        var all = new ByteArrayOutputStream();
        all.write(tag);
        if (length < 0x80) {
            all.write(length);
        } else if (length < 0x100) {
            all.write(0x81);
            all.write(length);
        } else {
            all.write(0x82);
            all.write(length >> 8);
            all.write(length);
        }
        all.writeBytes(value.toByteArray());
        return all.toByteArray();
    }
}
