package org.sportello.mail;

import java.util.Collection;
import java.util.List;

/// Keeps the bytes of messages, exactly as they came.
public interface RawMails {

    /// Keeps a message.
    ///
    /// @return its id
    default long put(byte[] raw) {
        return putAll(List.of(raw)).getFirst();
    }

    /// Keeps messages; bytes that are held already are kept once more.
    ///
    /// @return their ids, in order
    default List<Long> putAll(List<byte[]> raws) {
        var packer = packer();
        return putPacked(raws.stream().map(packer::pack).toList());
    }

    /// Packs messages as they are packed now; several threads may use it at the same time.
    Packer packer();

    /// Does the work of keeping that needs no transaction.
    @FunctionalInterface
    interface Packer {
        PackedMail pack(byte[] raw);
    }

    /// Keeps messages that a [#packer] of this store has packed.
    ///
    /// @return their ids, in order
    List<Long> putPacked(List<PackedMail> packed);

    /// The bytes of a message.
    ///
    /// @throws java.util.NoSuchElementException if there is no such message
    byte[] get(long rawId);

    /// Forgets messages; their room is used again. Nothing may refer to them any more.
    void removeAll(Collection<Long> rawIds);

    /// Wins back the room of removed messages, where that is worth it. To be called now and then,
    /// not on anyone's time.
    void tidy();
}
