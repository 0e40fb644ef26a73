package org.sportello.mail.pictures;

import org.apache.hc.client5.http.DnsResolver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;

/// Looks names up, and knows none that is not in the public net: one private address among several
/// is enough to stay away. Addresses that are written out come here like names.
record PublicNames(Lookup lookup, Predicate<InetAddress> allowed) implements DnsResolver {

    /// Every address of a name.
    @FunctionalInterface
    interface Lookup {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var all = lookup.addresses(host);
        for (var one : all) {
            if (!allowed.test(one)) {
                throw new UnknownHostException("not in the public net");
            }
        }
        return all;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
