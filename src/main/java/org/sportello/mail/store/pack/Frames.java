package org.sportello.mail.store.pack;

import java.util.List;

/// Where the packed messages lie: see [PackFiles] and [ChunkRows].
interface Frames {

    /// Where each of these frames will lie; in the writing transaction in scope.
    List<Place> places(List<byte[]> frames);

    /// Keeps the frames there. What the transaction commits afterwards survives the power failing.
    void put(List<Long> rawIds, List<byte[]> frames, List<Place> places);

    byte[] get(long rawId, Place place);
}
