package org.sportello.mail.parse.mime;

import java.nio.charset.Charset;

/// HZ (RFC 1843): Chinese in seven bits, between `~{` and `~}`.
final class Hz {

    private Hz() {}

    static String decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        Charset gb = Charset.forName("gb18030");
        boolean chinese = false;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '~' && i + 1 < bytes.length) {
                byte next = bytes[++i];
                if (next == '{') chinese = true;
                else if (next == '}') chinese = false;
                else if (next == '~') text.append('~');
            } else if (chinese && i + 1 < bytes.length && bytes[i] > ' ') {
                text.append(
                        new String(
                                new byte[] {(byte) (bytes[i] | 0x80), (byte) (bytes[++i] | 0x80)},
                                gb));
            } else {
                text.append((char) (bytes[i] & 0xff));
            }
        }
        return text.toString();
    }
}
