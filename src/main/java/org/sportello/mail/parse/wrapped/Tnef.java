package org.sportello.mail.parse.wrapped;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.parse.mime.Part;
import org.sportello.mail.parse.mime.Troubles;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Outlook's `winmail.dat` (MS-OXTNEF): its body and its files as parts of the message.
public final class Tnef {

    private static final int SIGNATURE = 0x223e9f78;
    private static final int NEW_FILE = 0x9002;
    private static final int FILE_TITLE = 0x8010;
    private static final int FILE_DATA = 0x800f;
    private static final int FILE_PROPERTIES = 0x9005;
    private static final int PROPERTIES = 0x9003;
    private static final int PLAIN_BODY = 0x800c;
    private static final int SUBJECT = 0x8004;
    private static final int CODE_PAGE = 0x9007;
    private static final int MOST_FILES = 500;
    private static final int DEEPEST = 3;

    /// What the wrapping holds.
    ///
    /// @param bodies the text, best form first; empty if there is none
    public record Content(List<Part> bodies, List<Part> files) {}

    /// A file that is being put together.
    private static final class OpenFile {
        private @Nullable String name;
        private byte @Nullable [] data;
        private @Nullable String mediaType;
        private @Nullable String cid;
        private byte @Nullable [] object;
    }

    private final byte[] bytes;
    private final Troubles troubles;
    private final int depth;
    private final List<OpenFile> open = new ArrayList<>();
    private Charset charset = charset(1252);
    private @Nullable Mapi properties;
    private byte @Nullable [] plain;
    private byte @Nullable [] subject;

    private Tnef(byte[] bytes, Troubles troubles, int depth) {
        this.bytes = bytes;
        this.troubles = troubles;
        this.depth = depth;
    }

    /// What a `winmail.dat` holds; null if the bytes are something else.
    public static @Nullable Content read(byte[] bytes, Troubles troubles) {
        return read(bytes, troubles, 0);
    }

    private static @Nullable Content read(byte[] bytes, Troubles troubles, int depth) {
        if (bytes.length < 6 || LittleEndian.int32(bytes, 0) != SIGNATURE) return null;
        return new Tnef(bytes, troubles, depth).read();
    }

    private Content read() {
        int at = 6;
        while (at + 9 <= bytes.length) {
            int attribute = LittleEndian.int16(bytes, at + 1);
            int length = LittleEndian.int32(bytes, at + 5);
            int from = at + 9;
            if (length < 0 || length > bytes.length - from) break;
            attribute(attribute, from, from + length);
            at = from + length + 2;
        }
        List<Part> files = new ArrayList<>();
        for (OpenFile file : open) add(file, files);
        return new Content(bodies(), files);
    }

    private void attribute(int attribute, int from, int to) {
        switch (attribute) {
            case NEW_FILE -> {
                if (open.size() < MOST_FILES) open.add(new OpenFile());
            }
            case CODE_PAGE -> {
                if (to - from >= 4) charset = charset(LittleEndian.int32(bytes, from));
            }
            case PROPERTIES -> properties = Mapi.read(Arrays.copyOfRange(bytes, from, to));
            case PLAIN_BODY -> plain = Arrays.copyOfRange(bytes, from, to);
            case SUBJECT -> subject = Arrays.copyOfRange(bytes, from, to);
            case FILE_TITLE, FILE_DATA, FILE_PROPERTIES -> {
                if (!open.isEmpty())
                    file(open.getLast(), attribute, Arrays.copyOfRange(bytes, from, to));
            }
            default -> {}
        }
    }

    private void file(OpenFile file, int attribute, byte[] value) {
        if (attribute == FILE_DATA) {
            file.data = value;
        } else if (attribute == FILE_TITLE) {
            if (file.name == null) file.name = text(value);
        } else {
            Mapi mapi = Mapi.read(value);
            String name = mapi.text(Mapi.LONG_NAME, charset);
            if (name == null) name = mapi.text(Mapi.SHORT_NAME, charset);
            if (name != null) file.name = name;
            file.mediaType = mapi.text(Mapi.MEDIA_TYPE, charset);
            file.cid = mapi.text(Mapi.CONTENT_ID, charset);
            file.object = mapi.bytes(Mapi.OBJECT);
        }
    }

    /// A message inside is told by its own text and files.
    private void add(OpenFile file, List<Part> files) {
        byte[] object = file.object;
        byte[] data = file.data;
        if (object != null && object.length > 16 && depth < DEEPEST) {
            byte[] inner = Arrays.copyOfRange(object, 16, object.length);
            Content content = read(inner, troubles, depth + 1);
            if (content != null) {
                for (Part body : content.bodies.stream().limit(1).toList())
                    files.add(
                            part(
                                    body.mediaType(),
                                    (file.name == null ? "message" : file.name)
                                            + (body.mediaType().contains("html")
                                                    ? ".html"
                                                    : ".txt"),
                                    null,
                                    body.content()));
                for (Part one : content.files) if (files.size() < MOST_FILES) files.add(one);
                return;
            }
            if (data == null) data = inner;
        }
        if (data == null) return;
        String type = file.mediaType == null ? mediaType(file.name) : file.mediaType;
        files.add(part(type, file.name, file.cid, data));
    }

    private List<Part> bodies() {
        List<Part> bodies = new ArrayList<>();
        Mapi mapi = properties;
        if (mapi != null) {
            byte[] html = mapi.bytes(Mapi.HTML);
            byte[] rtf = mapi.bytes(Mapi.RTF);
            if (html != null && html.length > 0)
                bodies.add(body("text/html", html, mapi.number(Mapi.CODE_PAGE, 0)));
            else if (rtf != null) fromRtf(rtf, bodies);
            String text = mapi.text(Mapi.BODY, charset);
            if (text != null && !text.isBlank())
                bodies.add(part("text/plain; charset=utf-8", null, null, text.getBytes(UTF_8)));
        }
        if (bodies.isEmpty() && plain != null && plain.length > 1)
            bodies.add(part("text/plain; charset=utf-8", null, null, text(plain).getBytes(UTF_8)));
        return bodies;
    }

    private void fromRtf(byte[] compressed, List<Part> bodies) {
        byte[] rtf = CompressedRtf.expand(compressed);
        if (rtf == null) return;
        Rtf.Body body = Rtf.read(rtf);
        if (!body.text().isBlank())
            bodies.add(
                    part(
                            (body.html() ? "text/html" : "text/plain") + "; charset=utf-8",
                            null,
                            null,
                            body.text().getBytes(UTF_8)));
    }

    private Part body(String type, byte[] content, int codePage) {
        String charset = codePage == 0 || codePage == 65001 ? "utf-8" : charset(codePage).name();
        return part(type + "; charset=" + charset, null, null, content);
    }

    private Part part(String type, @Nullable String name, @Nullable String cid, byte[] content) {
        StringBuilder header =
                new StringBuilder("Content-Type: ").append(oneLine(type)).append('\n');
        String called =
                name == null && subject != null && !type.startsWith("text/") ? text(subject) : name;
        if (called != null && !called.isBlank())
            header.append("Content-Disposition: attachment; filename*=utf-8''")
                    .append(URLEncoder.encode(called, UTF_8).replace("+", "%20"))
                    .append('\n');
        if (cid != null && !cid.isBlank())
            header.append("Content-ID: <").append(oneLine(cid)).append(">\n");
        return Part.of(header.toString(), content, troubles);
    }

    private static String oneLine(String value) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < value.length() && i < 200; i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 0x7f) line.append(c);
        }
        return line.toString();
    }

    private String text(byte[] value) {
        String text = new String(value, charset);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /// A file without a media type is named after its ending, for the few that are seen most.
    private static String mediaType(@Nullable String name) {
        String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
        String ending = lower.substring(lower.lastIndexOf('.') + 1);
        return switch (ending) {
            case "pdf" -> "application/pdf";
            case "jpg", "jpeg" -> "image/jpeg";
            case "png", "gif", "bmp" -> "image/" + ending;
            case "txt" -> "text/plain";
            case "htm", "html" -> "text/html";
            case "doc" -> "application/msword";
            case "xls" -> "application/vnd.ms-excel";
            case "zip" -> "application/zip";
            default -> "application/octet-stream";
        };
    }

    private static Charset charset(int codePage) {
        return Rtf.charset(codePage);
    }
}
