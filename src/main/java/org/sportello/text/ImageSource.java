package org.sportello.text;

/// Where a picture's bytes come from.
public sealed interface ImageSource {

    /// A part of the same message.
    ///
    /// @param id its Content-ID without angle brackets (RFC 2392)
    record Cid(String id) implements ImageSource {}

    /// Bytes carried in the document itself.
    ///
    /// @param type `image/png`, `image/jpeg`, `image/gif` or `image/bmp`
    /// @param base64 the bytes (RFC 4648, without line ends)
    record Data(String type, String base64) implements ImageSource {}

    /// Somewhere on the network: remembered, not loaded.
    record Remote(String url) implements ImageSource {}
}
