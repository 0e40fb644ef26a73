package org.sportello.mail.setup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

import javax.naming.CommunicationException;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/// The DNS through Java's own resolver, in a short time.
public final class DnsRecords implements Records {

    private final String servers;

    /// The servers that this computer uses.
    public DnsRecords() {
        this("dns:");
    }

    /// @param servers a `dns:` URL
    DnsRecords(String servers) {
        this.servers = servers;
    }

    @Override
    public List<Service> services(String name) throws IOException {
        var found = new ArrayList<Service>();
        for (var record : records(name, "SRV")) {
            var words = record.strip().split("\\s+", -1);
            if (words.length == 4) {
                found.add(
                        new Service(
                                Integer.parseInt(words[0]),
                                Integer.parseInt(words[1]),
                                Integer.parseInt(words[2]),
                                plain(words[3])));
            }
        }
        found.sort(
                Comparator.comparingInt(Service::priority)
                        .thenComparing(Comparator.comparingInt(Service::weight).reversed()));
        return found;
    }

    @Override
    public List<String> exchanges(String domain) throws IOException {
        record Exchange(int preference, String host) {}
        var found = new ArrayList<Exchange>();
        for (var record : records(domain, "MX")) {
            var words = record.strip().split("\\s+", -1);
            if (words.length == 2 && !plain(words[1]).isEmpty()) {
                found.add(new Exchange(Integer.parseInt(words[0]), plain(words[1])));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Exchange::preference))
                .map(Exchange::host)
                .toList();
    }

    /// Without the root's dot; nothing for the root itself, which means that there is no such
    /// place.
    private static String plain(String name) {
        var host = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return host.toLowerCase(Locale.ROOT);
    }

    /// The only use of JNDI: its DNS part makes texts out of answers, never objects, and the
    /// address is always one of the DNS.
    @SuppressWarnings("BanJNDI")
    private List<String> records(String name, String kind) throws IOException {
        var environment = new Properties();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, servers);
        environment.put("com.sun.jndi.dns.timeout.initial", "1500");
        environment.put("com.sun.jndi.dns.timeout.retries", "2");
        try {
            var context = new InitialDirContext(environment);
            try {
                var attribute = context.getAttributes(name + ".", new String[] {kind}).get(kind);
                var all = new ArrayList<String>();
                for (int i = 0; attribute != null && i < attribute.size(); i++) {
                    all.add(String.valueOf(attribute.get(i)));
                }
                return all;
            } finally {
                context.close();
            }
        } catch (NameNotFoundException none) {
            return List.of();
        } catch (CommunicationException away) {
            throw new IOException(away);
        } catch (NamingException odd) {
            throw new IOException(odd);
        }
    }
}
