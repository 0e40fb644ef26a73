package org.sportello.mail.setup;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.setup.ServerGuesses.Wanted;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the settings that a domain publishes for mail programs (the `clientConfig` document of
/// Thunderbird's autoconfiguration). It comes from a stranger: no document type, no entities, no
/// more servers than make sense, and never one without protection.
final class PublishedSettings {

    private static final int MOST = 8;
    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]{1,253}");

    private final String address;
    private final List<ServerUrl> incoming = new ArrayList<>();
    private final List<ServerUrl> popServers = new ArrayList<>();
    private final List<ServerUrl> outgoing = new ArrayList<>();
    private boolean byProvider;

    private PublishedSettings(String address) {
        this.address = address;
    }

    /// The servers in the document; empty if there are none to use, or it is no such document.
    static Optional<ServerGuesses> read(byte[] document, String address) {
        var settings = new PublishedSettings(address);
        try {
            settings.read(reader(document));
        } catch (XMLStreamException damaged) {
            return Optional.empty();
        }
        settings.incoming.addAll(settings.popServers);
        return settings.incoming.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ServerGuesses(
                                settings.incoming,
                                settings.outgoing,
                                settings.byProvider ? Wanted.MODERN_SIGN_IN : Wanted.OWN));
    }

    private static XMLStreamReader reader(byte[] document) throws XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(document));
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                var name = xml.getLocalName();
                var type = xml.getAttributeValue(null, "type");
                if (name.equals("incomingServer") && "imap".equals(type)) {
                    add(Protocol.IMAP, fields(xml, name), incoming);
                } else if (name.equals("incomingServer") && "pop3".equals(type)) {
                    add(Protocol.POP3, fields(xml, name), popServers);
                } else if (name.equals("outgoingServer") && "smtp".equals(type)) {
                    add(Protocol.SMTP, fields(xml, name), outgoing);
                }
            }
        }
    }

    /// The first word of each element inside of a server's.
    private static Map<String, String> fields(XMLStreamReader xml, String end)
            throws XMLStreamException {
        var fields = new HashMap<String, String>();
        String inside = null;
        var text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    inside = xml.getLocalName();
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (xml.getLocalName().equals(end)) {
                        return fields;
                    }
                    if (inside != null) {
                        keep(fields, inside, text.toString().strip());
                        inside = null;
                    }
                }
                default -> {
                    // Comments and the like say nothing.
                }
            }
        }
        return fields;
    }

    /// Of several ways to sign in the first counts, but that one of them is by a provider is kept.
    private static void keep(Map<String, String> fields, String name, String value) {
        fields.putIfAbsent(name, value);
        if (name.equals("authentication") && value.equals("OAuth2")) {
            fields.put("provider", value);
        }
    }

    private void add(Protocol protocol, Map<String, String> fields, List<ServerUrl> all) {
        var security = security(fields.getOrDefault("socketType", ""));
        var server = server(protocol, security, fields);
        if (server != null && all.size() < MOST && !all.contains(server)) {
            all.add(server);
            byProvider |= fields.containsKey("provider");
        }
    }

    private static @Nullable Security security(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "SSL" -> Security.TLS;
            case "STARTTLS" -> Security.STARTTLS;
            default -> null;
        };
    }

    private @Nullable ServerUrl server(
            Protocol protocol, @Nullable Security security, Map<String, String> fields) {
        if (security == null) {
            return null;
        }
        try {
            var host = filled(fields.getOrDefault("hostname", "")).toLowerCase(Locale.ROOT);
            if (!HOST.matcher(host).matches()) {
                return null;
            }
            var port = Integer.parseInt(fields.getOrDefault("port", "0"));
            var user = filled(fields.getOrDefault("username", "%EMAILADDRESS%"));
            var plain = new ServerUrl(protocol, security, user, host, port);
            return ServerUrl.parse(plain.toString());
        } catch (NumberFormatException | Problem unusable) {
            return null;
        }
    }

    private String filled(String text) {
        int at = address.lastIndexOf('@');
        return text.replace("%EMAILADDRESS%", address)
                .replace("%EMAILLOCALPART%", address.substring(0, at))
                .replace("%EMAILDOMAIN%", address.substring(at + 1));
    }
}
