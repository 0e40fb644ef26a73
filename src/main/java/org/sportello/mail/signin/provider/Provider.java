package org.sportello.mail.signin.provider;

import org.sportello.kernel.Problem;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Through whom one can sign in to mailboxes.
///
/// @param id short and stable, such as `google`
/// @param authorization where the browser goes; may carry fixed parameters
/// @param token where codes and tokens are exchanged
/// @param scope what is asked for, names with blanks between
/// @param clientId how the provider knows this program; `""` until somebody has registered it
/// @param domains of the addresses that sign in here, in lower case
public record Provider(
        String id,
        String name,
        URI authorization,
        URI token,
        String scope,
        String clientId,
        List<String> domains) {

    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    /// Providers whose addresses are known; how they know this program is not.
    public static final List<Provider> KNOWN =
            List.of(
                    new Provider(
                            "google",
                            "Google",
                            URI.create(
                                    "https://accounts.google.com/o/oauth2/v2/auth"
                                            + "?access_type=offline&prompt=consent"),
                            URI.create("https://oauth2.googleapis.com/token"),
                            "https://mail.google.com/",
                            "",
                            List.of("gmail.com", "googlemail.com")),
                    new Provider(
                            "microsoft",
                            "Microsoft",
                            URI.create(
                                    "https://login.microsoftonline.com/common/oauth2/v2.0/authorize"),
                            URI.create(
                                    "https://login.microsoftonline.com/common/oauth2/v2.0/token"),
                            "https://outlook.office.com/IMAP.AccessAsUser.All"
                                    + " https://outlook.office.com/POP.AccessAsUser.All"
                                    + " https://outlook.office.com/SMTP.Send offline_access",
                            "",
                            List.of(
                                    "outlook.com",
                                    "hotmail.com",
                                    "live.com",
                                    "msn.com",
                                    "outlook.it",
                                    "hotmail.it",
                                    "live.it",
                                    "onmicrosoft.com")));

    public Provider {
        domains = domains.stream().map(domain -> domain.strip().toLowerCase(Locale.ROOT)).toList();
    }

    /// The same, known to the provider under this id.
    public Provider withClientId(String changed) {
        return new Provider(id, name, authorization, token, scope, changed, domains);
    }

    /// True once somebody has registered this program there.
    public boolean usable() {
        return !clientId.isEmpty();
    }

    /// True for addresses of its own, subdomains included.
    public boolean serves(String address) {
        var domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return domains.stream().anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
    }

    /// True if it takes in the mail of domains that use this server (MX).
    public boolean behind(String exchange) {
        var name = exchange.toLowerCase(Locale.ROOT);
        return switch (id) {
            case "google" -> name.endsWith(".google.com") || name.endsWith(".googlemail.com");
            case "microsoft" -> name.endsWith(".outlook.com");
            default -> serves("x@" + name);
        };
    }

    /// How the browser finds the way back to this computer. Microsoft lets only `localhost` have
    /// any port; everywhere else the digits are the safer name (RFC 8252 §8.3).
    String here() {
        return isMicrosoft() ? "localhost" : "127.0.0.1";
    }

    boolean isMicrosoft() {
        var host = String.valueOf(token.getHost()).toLowerCase(Locale.ROOT);
        return host.equals("login.microsoftonline.com")
                || host.endsWith(".microsoftonline.com")
                || host.endsWith(".microsoftonline.us");
    }

    /// Where a page or tokens may be: codes and secrets travel there, so only over a protected
    /// line, or on this very computer.
    ///
    /// @throws Problem `mail.providerAddress` for any other
    public static URI address(String text) {
        URI address;
        try {
            address = URI.create(text.strip());
        } catch (IllegalArgumentException none) {
            throw new Problem("mail.providerAddress", false, none, List.of(text));
        }
        var host = address.getHost();
        var safe =
                "https".equalsIgnoreCase(address.getScheme())
                        || ("http".equalsIgnoreCase(address.getScheme())
                                && host != null
                                && HERE.contains(host));
        if (host == null || !safe || address.getRawUserInfo() != null) {
            throw new Problem("mail.providerAddress", text);
        }
        return address;
    }
}
