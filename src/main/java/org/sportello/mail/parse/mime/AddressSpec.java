package org.sportello.mail.parse.mime;

/// One address out of what stands where an address should.
final class AddressSpec {

    private static final int MOST = 20_000;

    private AddressSpec() {}

    /// The address inside brackets: without route, spaces and `mailto:`; `""` if it is none.
    static String read(String inside, Troubles troubles) {
        String spec = inside.strip();
        if (spec.contains("=?")) spec = HeaderText.decode(spec, troubles);
        else spec = Charsets.decodeRaw(spec, troubles);
        if (spec.startsWith("[") && spec.endsWith("]")) spec = spec.substring(1, spec.length() - 1);
        if (spec.startsWith("@") && spec.indexOf(':') > 0)
            spec = spec.substring(spec.indexOf(':') + 1);
        if (spec.regionMatches(true, 0, "mailto:", 0, 7)) spec = spec.substring(7);
        String address = tight(spec);
        if (address.endsWith("]") && address.indexOf("@[") < 0)
            address = address.substring(address.startsWith("[") ? 1 : 0, address.length() - 1);
        while (address.endsWith(".") || address.endsWith(">") || address.endsWith(",")) {
            address = address.substring(0, address.length() - 1);
        }
        if (address.startsWith("'") && address.endsWith("'") && address.length() > 1) {
            address = address.substring(1, address.length() - 1);
        }
        int sign = address.lastIndexOf('@');
        return sign > 0 && sign < address.length() - 1 ? address : "";
    }

    /// Without space and comments.
    private static String tight(String spec) {
        StringBuilder tight = new StringBuilder(spec.length());
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < spec.length(); i++) {
            char c = spec.charAt(i);
            if (c == '"') quoted = !quoted;
            if (!quoted && c == '(') depth++;
            if (depth == 0 && ((c > ' ' && c != 0x7f) || (quoted && c == ' '))) tight.append(c);
            if (!quoted && c == ')' && depth > 0) depth--;
        }
        return tight.toString();
    }

    /// True for a word that is one.
    static boolean plausible(String text) {
        int sign = text.indexOf('@');
        return sign > 0
                && sign < text.length() - 1
                && text.indexOf(' ') < 0
                && sign == text.lastIndexOf('@');
    }

    /// True if every word is one.
    static boolean only(String words, Troubles troubles) {
        for (String word : words.split(" +", MOST))
            if (!plausible(word) || read(word, troubles).isEmpty()) return false;
        return true;
    }
}
