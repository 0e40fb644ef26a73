package org.sportello.mail.parse;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.Attachment;
import org.sportello.mail.parse.mime.HeaderText;
import org.sportello.mail.parse.mime.Part;
import org.sportello.mail.parse.mime.Troubles;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/// Something in a message that is not its text: a part, or a file that stood uuencoded in the text.
record FoundFile(@Nullable Part part, byte @Nullable [] bytes, @Nullable String name) {

    private static final int LONGEST_NAME = 200;

    static FoundFile of(Part part, Troubles troubles) {
        String name = baseName(part.fileName());
        if (name == null && part.isMessage()) name = bySubject(part, troubles);
        return new FoundFile(part, null, name);
    }

    static FoundFile inText(String name, byte[] bytes) {
        return new FoundFile(null, bytes, baseName(name));
    }

    byte[] content() {
        if (bytes != null) return bytes;
        return part == null ? new byte[0] : part.content();
    }

    /// What is told about it; its content is hashed piece by piece and not kept.
    Attachment describe(int index, Set<String> usedCids) {
        MessageDigest digest = sha256();
        long[] size = {0};
        String cid = null;
        boolean inline = false;
        String type = "application/octet-stream";
        if (part != null) {
            part.content((piece, from, length) -> {
                digest.update(piece, from, length);
                size[0] += length;
            });
            cid = part.contentId();
            inline = part.disposition().equals("inline") || (cid != null && usedCids.contains(cid));
            type = part.mediaType();
        } else if (bytes != null) {
            digest.update(bytes);
            size[0] = bytes.length;
        }
        return new Attachment(
                index, name, type, size[0], inline, cid, HexFormat.of().formatHex(digest.digest()));
    }

    private static String bySubject(Part part, Troubles troubles) {
        String subject = HeaderText.decode(part.innerHeader().first("subject"), troubles);
        String safe = subject.replace('/', '_').replace('\\', '_').strip();
        if (safe.length() > LONGEST_NAME) safe = safe.substring(0, LONGEST_NAME);
        return safe.isEmpty() ? "message.eml" : safe + ".eml";
    }

    /// The name without path parts; null if nothing usable is left.
    private static @Nullable String baseName(@Nullable String name) {
        if (name == null) return null;
        int cut = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        String base = name.substring(cut + 1).strip();
        if (base.length() > LONGEST_NAME) {
            int dot = base.lastIndexOf('.');
            String ending = dot > base.length() - 20 && dot > 0 ? base.substring(dot) : "";
            base = base.substring(0, LONGEST_NAME - ending.length()) + ending;
        }
        return base.isEmpty() || base.equals(".") || base.equals("..") ? null : base;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
