package org.sportello.mail.signin;

import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;

/// How a token is said to a mail server of any protocol: OAUTHBEARER (RFC 7628) where the server
/// knows it, else XOAUTH2.
///
/// @param mechanism the name of the SASL mechanism
/// @param initial the first and only thing the client says, in base 64
public record Bearer(String mechanism, String initial) {

    /// What ends the exchange after the server has said in words why it refuses (RFC 7628 §3.2.3).
    public static final String END = "AQ==";

    private static final char SEPARATOR = '\u0001';

    /// The best of the two that the server offers.
    ///
    /// @param offered whether the server offers a mechanism
    /// @throws Problem `mail.noTokenSignIn` if it offers neither
    public static Bearer of(ServerUrl url, String token, Predicate<String> offered) {
        if (offered.test("OAUTHBEARER")) {
            return new Bearer(
                    "OAUTHBEARER",
                    encoded(
                            "n,a="
                                    + url.user().replace("=", "=3D").replace(",", "=2C")
                                    + ","
                                    + SEPARATOR
                                    + "host="
                                    + url.host()
                                    + SEPARATOR
                                    + "port="
                                    + url.port()
                                    + SEPARATOR
                                    + "auth=Bearer "
                                    + token
                                    + SEPARATOR
                                    + SEPARATOR));
        }
        if (offered.test("XOAUTH2")) {
            return new Bearer(
                    "XOAUTH2",
                    encoded(
                            "user="
                                    + url.user()
                                    + SEPARATOR
                                    + "auth=Bearer "
                                    + token
                                    + SEPARATOR
                                    + SEPARATOR));
        }
        throw new Problem("mail.noTokenSignIn", url.host());
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Without what is secret in it.
    @Override
    public String toString() {
        return mechanism;
    }
}
