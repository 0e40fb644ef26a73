package org.sportello.mail.signin.provider;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Who may answer for a provider. An answer can say who gave it (`iss`, RFC 9207), so that nobody
/// passes off another provider's answer as this one's; whether it must is in what the provider
/// publishes about itself (RFC 8414).
///
/// @param name as it is published; null if nothing is
/// @param always it says so in each answer
record Issuer(@Nullable String name, boolean always) {

    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final Pattern TENANT = Pattern.compile("\\{tenantid}");

    /// Nothing is known of it.
    static final Issuer UNKNOWN = new Issuer(null, false);

    /// What a provider publishes. Only a document counts that names the very page that we send the
    /// browser to.
    ///
    /// @param web reads a document; empty if there is none
    static Issuer of(Provider provider, Function<URI, Optional<JsonNode>> web) {
        return addresses(provider).stream()
                .map(web)
                .flatMap(Optional::stream)
                .filter(document -> isAbout(provider, document))
                .findFirst()
                .map(document ->
                        new Issuer(
                                document.path("issuer").asString(""),
                                document.path("authorization_response_iss_parameter_supported")
                                        .asBoolean(false)))
                .orElse(UNKNOWN);
    }

    private static boolean isAbout(Provider provider, JsonNode document) {
        return document.path("authorization_endpoint")
                        .asString("")
                        .equals(plain(provider.authorization()))
                && !document.path("issuer").asString("").isEmpty();
    }

    /// The issuer is the beginning of its page's address, or Microsoft's, which is beside it.
    private static List<URI> addresses(Provider provider) {
        var page = provider.authorization();
        var origin = origin(page);
        var addresses = new ArrayList<URI>();
        if (provider.isMicrosoft()) {
            var tenant = page.getRawPath().split("/", 3)[1];
            addresses.add(URI.create(origin + "/" + tenant + "/v2.0" + OPENID));
            return addresses;
        }
        addresses.add(URI.create(origin + OPENID));
        addresses.add(URI.create(origin + OAUTH));
        var path = page.getRawPath();
        for (int cut = path.indexOf('/', 1); cut > 0; cut = path.indexOf('/', cut + 1)) {
            addresses.add(URI.create(origin + path.substring(0, cut) + OPENID));
        }
        return addresses;
    }

    private static String plain(URI page) {
        return origin(page) + page.getRawPath();
    }

    private static String origin(URI page) {
        return page.getScheme() + "://" + page.getRawAuthority();
    }

    /// Refuses an answer of somebody else.
    ///
    /// @param said who the answer says it is from; null if it does not say
    /// @throws ProviderRefused if it is not the provider's
    void check(Provider provider, @Nullable String said) {
        if (said == null) {
            if (always) {
                throw ProviderRefused.unsigned(provider);
            }
        } else if (!isMe(provider, said)) {
            throw ProviderRefused.stranger(provider, said);
        }
    }

    /// Where nothing is published, it can only be told whether it comes from the same place.
    private boolean isMe(Provider provider, String said) {
        if (name == null) {
            var origin = origin(provider.authorization());
            return said.equals(origin) || said.startsWith(origin + "/");
        }
        if (!name.contains("{tenantid}")) {
            return said.equals(name);
        }
        var parts = TENANT.split(name, 2);
        return Pattern.matches(
                Pattern.quote(parts[0]) + "[0-9a-fA-F-]{36}" + Pattern.quote(parts[1]), said);
    }
}
