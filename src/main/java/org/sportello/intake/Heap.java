package org.sportello.intake;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/// Keeps the memory near what is in use. The collector lets what has outlived a batch pile up to
/// the limit of the heap, which is there for the one message of 100 MB: a first sync or an import
/// would leave a window of more than a gigabyte behind.
final class Heap {

    /// So much may pile up, in bytes: less would be collected more often than it is worth.
    private static final long PILE = 64L * 1024 * 1024;

    /// Where the collector puts what has lived for a while; only there it knows thresholds.
    private final List<MemoryPoolMXBean> old =
            ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .filter(MemoryPoolMXBean::isUsageThresholdSupported)
                    .toList();

    /// Called between two batches.
    void tidy() {
        if (old.stream().anyMatch(pool -> pile(pool) > PILE)) {
            System.gc();
        }
    }

    private static long pile(MemoryPoolMXBean pool) {
        var after = pool.getCollectionUsage();
        return after == null ? 0 : pool.getUsage().getUsed() - after.getUsed();
    }
}
