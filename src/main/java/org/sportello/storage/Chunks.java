package org.sportello.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Long lists in pieces that fit into one statement. Small ones: H2 compares every row that it
/// finds with each value of a list of parameters once more.
public final class Chunks {

    private static final int SIZE = 64;

    private Chunks() {}

    public static <T> List<List<T>> of(Collection<T> all) {
        var list = List.copyOf(all);
        var chunks = new ArrayList<List<T>>();
        for (int from = 0; from < list.size(); from += SIZE) {
            chunks.add(list.subList(from, Math.min(from + SIZE, list.size())));
        }
        return chunks;
    }
}
