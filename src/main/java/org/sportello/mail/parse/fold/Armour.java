package org.sportello.mail.parse.fold;

import java.util.List;

/// OpenPGP's marks around a text that is signed in it (RFC 9580, 7): they belong to the signature.
final class Armour {

    private static final int LONGEST = 200;

    private Armour() {}

    /// How many lines of armour start at the line: the head of a signed text, or a whole signature;
    /// 0 if none.
    static int length(List<Line> lines, int at) {
        String first = lines.get(at).text().stripTrailing();
        if (!first.startsWith("-----BEGIN PGP ")) return 0;
        if (first.equals("-----BEGIN PGP SIGNED MESSAGE-----")) return head(lines, at);
        if (!first.equals("-----BEGIN PGP SIGNATURE-----")) return 0;
        for (int i = at + 1; i < lines.size() && i < at + LONGEST; i++)
            if (lines.get(i).text().startsWith("-----END PGP SIGNATURE-----")) return i + 1 - at;
        return lines.size() - at < LONGEST ? lines.size() - at : 0;
    }

    private static int head(List<Line> lines, int at) {
        int end = at + 1;
        while (end < lines.size() && lines.get(end).text().startsWith("Hash: ")) end++;
        return end - at;
    }
}
