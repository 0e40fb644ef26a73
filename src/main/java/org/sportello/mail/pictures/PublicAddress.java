package org.sportello.mail.pictures;

import java.net.InetAddress;

/// Tells addresses of the public net from those of the agent's computer and its neighbours (RFC
/// 6890 and the registries that it began): a stranger's letter must not make us knock there.
final class PublicAddress {

    private static final int IPV4 = 4;

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        int c = bytes[2] & 0xff;
        return bytes.length == IPV4
                ? isPublic4(a, b, c)
                : isPublic6((a << 8) | b, (c << 8) | (bytes[3] & 0xff));
    }

    private static boolean isPublic4(int a, int b, int c) {
        return switch (a) {
            case 0, 10, 127 -> false;
            case 100 -> b < 64 || b > 127;
            case 169 -> b != 254;
            case 172 -> b < 16 || b > 31;
            case 192 -> b != 168 && !(b == 0 && (c == 0 || c == 2)) && !(b == 88 && c == 99);
            case 198 -> b != 18 && b != 19 && !(b == 51 && c == 100);
            case 203 -> b != 0 || c != 113;
            default -> a < 224;
        };
    }

    /// Only what is given to the public (2000::/3), without what stands for an IPv4 address (6to4,
    /// Teredo; NAT64 and mapped addresses lie outside) and what is reserved.
    private static boolean isPublic6(int first, int second) {
        boolean given = first >> 13 == 1;
        boolean special = first == 0x2001 && (second < 0x200 || second == 0xdb8);
        boolean reserved = first == 0x2002 || (first == 0x3fff && second < 0x1000);
        return given && !special && !reserved;
    }
}
