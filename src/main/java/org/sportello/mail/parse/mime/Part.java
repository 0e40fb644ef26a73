package org.sportello.mail.parse.mime;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// A node of the tree of parts: its header, and the range of the message that is its body. Nothing
/// is decoded until someone asks.
public final class Part {

    private static final int HTML_HEAD = 2000;

    private final byte[] bytes;
    private final HeaderBlock header;
    private final Parameters type;
    private final Parameters disposition;
    private final String mediaType;
    private final int from;
    private final int to;
    private final List<Part> children;
    private final Troubles troubles;

    Part(
            byte[] bytes,
            HeaderBlock header,
            ContentType type,
            int from,
            int to,
            List<Part> children,
            Troubles troubles) {
        this.bytes = bytes;
        this.header = header;
        this.type = type.parameters();
        this.mediaType = type.mediaType();
        this.disposition = Parameters.read(header.first("content-disposition"), troubles);
        this.from = from;
        this.to = to;
        this.children = children;
        this.troubles = troubles;
    }

    /// A part that lay in another format than MIME.
    ///
    /// @param header its fields, as they would stand in a message, in ASCII
    /// @param content not encoded
    public static Part of(String header, byte[] content, Troubles troubles) {
        byte[] fields = header.getBytes(StandardCharsets.ISO_8859_1);
        HeaderBlock block = HeaderBlock.read(fields, 0, fields.length, troubles);
        ContentType type = ContentType.of(block, "application/octet-stream", troubles);
        return new Part(content, block, type, 0, content.length, List.of(), troubles);
    }

    /// A media type with its parameters; a broken one is what RFC 2045 5.2 says.
    record ContentType(String mediaType, Parameters parameters) {
        static ContentType of(HeaderBlock header, String otherwise, Troubles troubles) {
            String raw = header.first("content-type");
            Parameters parameters = Parameters.read(raw, troubles);
            String token = tidy(parameters.token());
            int slash = token.indexOf('/');
            boolean good =
                    slash > 0
                            && slash < token.length() - 1
                            && slash == token.lastIndexOf('/')
                            && token.indexOf('*') < 0
                            && registered(token.substring(0, slash));
            if (good) {
                // No such types are registered; text is what programs mean that write them.
                boolean words = parameters.raw("name") == null;
                if (words && token.equals("application/text"))
                    return new ContentType("text/plain", parameters);
                if (words && token.equals("application/html"))
                    return new ContentType("text/html", parameters);
                return new ContentType(token, parameters);
            }
            String guess =
                    switch (token.replace("/", "")) {
                        case "multipart" -> "multipart/mixed";
                        case "html" -> "text/html";
                        case "application", "image", "audio", "video" -> "application/octet-stream";
                        default -> "";
                    };
            if (!guess.isEmpty()) return new ContentType(guess, parameters);
            return new ContentType(
                    raw == null || raw.isBlank() ? otherwise : "text/plain", parameters);
        }
    }

    /// The types that there are (RFC 6838), and those that people made up before.
    private static boolean registered(String type) {
        return switch (type) {
            case "text",
                    "image",
                    "audio",
                    "video",
                    "application",
                    "multipart",
                    "message",
                    "model",
                    "font",
                    "haptics",
                    "example",
                    "chemical",
                    "drawing",
                    "world",
                    "music",
                    "magnus-internal",
                    "flv-application" ->
                    true;
            default -> type.startsWith("x-") && !type.equals("x-text");
        };
    }

    /// The characters that a media type may have, from the first one on.
    private static String tidy(String token) {
        String type = token.replace(" ", "");
        if (type.startsWith("content-type:")) type = type.substring(13);
        int from = 0;
        while (from < type.length() && !typeCharacter(type.charAt(from))) from++;
        int to = from;
        while (to < type.length() && typeCharacter(type.charAt(to))) to++;
        return from == 0 && to == type.length() ? type : type.substring(from, to);
    }

    private static boolean typeCharacter(char c) {
        return Character.isLetterOrDigit(c) || "/+-._!#$&^*".indexOf(c) >= 0;
    }

    public HeaderBlock header() {
        return header;
    }

    /// `type/subtype` in lower case.
    public String mediaType() {
        return mediaType;
    }

    public boolean isMultipart() {
        return mediaType.startsWith("multipart/") && !children.isEmpty();
    }

    /// True for HTML, also where it says that it is plain text: some programs forget to say more.
    public boolean isHtml() {
        return switch (mediaType) {
            case "text/html", "text/xhtml", "text/x-html", "application/xhtml+xml" -> true;
            case "text/plain" -> beginsAsHtml();
            default -> false;
        };
    }

    private boolean beginsAsHtml() {
        int at = from;
        while (at < to && bytes[at] >= 0 && bytes[at] <= ' ') at++;
        // What `<` is in base64, and the mark that some put in front of UTF-8.
        if (at >= to || "<=P\u00ef7".indexOf(bytes[at] & 0xff) < 0) return false;
        String text = text().stripLeading();
        String start = text.substring(0, Math.min(text.length(), 200)).toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html")
                || start.startsWith("<html>")
                || start.startsWith("<html ")
                || (start.startsWith("<?xml") && start.contains("<html"));
    }

    public boolean isMessage() {
        return mediaType.equals("message/rfc822")
                || mediaType.equals("message/global")
                || mediaType.equals("message/news");
    }

    public List<Part> children() {
        return children;
    }

    /// `attachment`, `inline`, or `""`.
    public String disposition() {
        String token = disposition.token();
        if (token.isEmpty() || token.equals("inline")) return token;
        return "attachment";
    }

    /// A parameter of Content-Type, decoded, or null.
    public @Nullable String parameter(String name) {
        return type.text(name);
    }

    /// The file name of Content-Disposition, or the name of Content-Type; null if neither says one.
    public @Nullable String fileName() {
        String name = dispositionName();
        if (name == null) name = type.text("name");
        if (name == null) name = type.text("filename");
        return name == null || name.isEmpty() ? null : name;
    }

    /// The file name of Content-Disposition, or null.
    public @Nullable String dispositionName() {
        String name = disposition.text("filename");
        if (name == null) name = disposition.text("name");
        return name == null || name.isEmpty() ? null : name;
    }

    /// The Content-ID without angle brackets, or null.
    public @Nullable String contentId() {
        return MessageIds.own(header.first("content-id"));
    }

    /// Decodes the content into the sink.
    public void content(Transfer.Sink sink) {
        Transfer.decode(bytes, from, to, encoding(), sink, troubles);
    }

    /// The decoded content.
    public byte[] content() {
        return Transfer.bytes(bytes, from, to, encoding(), troubles);
    }

    /// The decoded content as text, with LF line ends.
    public String text() {
        return text(content());
    }

    /// What is left of the content as text.
    public String text(byte[] content) {
        return Lines.normal(Charsets.decode(content, charset(content), troubles));
    }

    /// What the header says, else what HTML says of itself.
    private @Nullable String charset(byte[] content) {
        String declared = type.text("charset");
        if (declared != null || !mediaType.contains("html")) return declared;
        String start = Bytes.text(content, 0, Math.min(content.length, HTML_HEAD));
        int at = start.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at < 0 || start.lastIndexOf('<', at) < 0) return null;
        int from = at + 8;
        while (from < start.length() && "\"' ".indexOf(start.charAt(from)) >= 0) from++;
        int to = from;
        while (to < start.length() && "\"' />;".indexOf(start.charAt(to)) < 0) to++;
        String said = start.substring(from, to);
        // Whoever can read this is not in sixteen bits.
        boolean wide = said.regionMatches(true, 0, "utf-16", 0, 6);
        return said.isEmpty() || wide || CharsetNames.lookup(CharsetNames.tidy(said)) == null
                ? null
                : said;
    }

    /// Bytes before decoding.
    public int rawLength() {
        return to - from;
    }

    /// The content read as a message of its own.
    public Part message() {
        return MimeReader.read(content(), new Troubles());
    }

    /// A part in MIME that lay inside another format, read with this part's remarks.
    public Part entity(byte[] content) {
        return MimeReader.read(RawMessage.readable(content), troubles);
    }

    /// The header that the content begins with.
    public HeaderBlock innerHeader() {
        Transfer.Form form = Transfer.form(encoding());
        if (form == Transfer.Form.IDENTITY || form == Transfer.Form.UNKNOWN)
            return MimeReader.header(bytes, from, to);
        byte[] inner = content();
        return MimeReader.header(inner, 0, inner.length);
    }

    /// `message/…`, `multipart/…`: does the type start like this?
    public boolean is(String mediaTypeStart) {
        return mediaType.startsWith(mediaTypeStart);
    }

    private String encoding() {
        return encoding(header);
    }

    /// The encoding that a header declares; where it declares several, the one that changes
    /// something.
    static String encoding(HeaderBlock header) {
        List<String> all = header.all("content-transfer-encoding");
        for (String one : all) if (Transfer.form(one) != Transfer.Form.IDENTITY) return one;
        return all.isEmpty() ? "" : all.getFirst();
    }
}
