package org.sportello.mail.store.pack;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdDictTrainer;
import com.github.luben.zstd.ZstdException;

import org.jspecify.annotations.Nullable;
import org.sportello.storage.StoreDamaged;

import java.util.List;
import java.util.Optional;

/// Packs the bytes of messages into zstd frames with a checksum. Small messages pack far better
/// with a dictionary of what they have in common (headers, signatures, the shop's own templates).
final class Packing {

    /// Larger messages are mostly attachments: a dictionary does nothing for them.
    static final int SMALL = 64 * 1024;

    private static final int LEVEL = 3;
    private static final int DICTIONARY = 64 * 1024;
    private static final int SAMPLES = 4 * 1024 * 1024;

    private Packing() {}

    /// @param dictionary null to pack without
    static byte[] pack(byte[] raw, @Nullable Dictionary dictionary) {
        try (var context = new ZstdCompressCtx()) {
            context.setLevel(LEVEL);
            context.setChecksum(true);
            if (dictionary != null) {
                context.loadDict(dictionary.packing());
            }
            return context.compress(raw);
        }
    }

    /// @param size of the message before it was packed
    /// @throws StoreDamaged if the frame is not what was packed
    static byte[] unpack(byte[] packed, int size, @Nullable Dictionary dictionary) {
        try (var context = new ZstdDecompressCtx()) {
            if (dictionary != null) {
                context.loadDict(dictionary.unpacking());
            }
            return context.decompress(packed, size);
        } catch (ZstdException notAsItWas) {
            throw new StoreDamaged(notAsItWas);
        }
    }

    /// Learns what small messages have in common.
    ///
    /// @return empty if that is too little
    static Optional<byte[]> learn(List<byte[]> messages) {
        var trainer = new ZstdDictTrainer(SAMPLES, DICTIONARY);
        for (var message : messages) {
            if (message.length < SMALL && !trainer.addSample(message)) {
                break;
            }
        }
        try {
            return Optional.of(trainer.trainSamples());
        } catch (ZstdException tooLittle) {
            return Optional.empty();
        }
    }

    /// A dictionary made ready for use, which takes longer than packing a small message.
    record Dictionary(ZstdDictCompress packing, ZstdDictDecompress unpacking) {

        static Dictionary of(byte[] bytes) {
            return new Dictionary(
                    new ZstdDictCompress(bytes, LEVEL), new ZstdDictDecompress(bytes));
        }
    }
}
