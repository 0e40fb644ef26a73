package org.sportello.mail.sync.wake;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.TreeSet;
import java.util.function.Supplier;

/// The addresses that this computer has in its networks. Of IPv6 only the network counts: computers
/// change the rest by themselves, and their lines go on.
public final class OwnAddresses implements Supplier<String> {

    private static final int NETWORK_BYTES = 8;

    @Override
    public String get() {
        var found = new TreeSet<String>();
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(one -> !one.isLoopbackAddress() && !one.isLinkLocalAddress())
                    .map(OwnAddresses::word)
                    .forEach(found::add);
        } catch (SocketException nobodyKnows) {
            return "";
        }
        return String.join(" ", found);
    }

    private static String word(InetAddress address) {
        var bytes = address.getAddress();
        var most = address instanceof Inet6Address ? NETWORK_BYTES : bytes.length;
        return java.util.HexFormat.of().formatHex(bytes, 0, most);
    }
}
