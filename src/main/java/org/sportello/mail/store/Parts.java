package org.sportello.mail.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/// Long lists of values in pieces that a statement can carry. Each piece is filled up to a few
/// fixed sizes by repeating its last value, so that the database meets the same few statements
/// again. Small ones: H2 compares every row that it finds with each value of a list once more.
final class Parts {

    private static final int LARGEST = 64;
    private static final int STEP = 8;

    private Parts() {}

    static <T> List<List<T>> of(Collection<T> values) {
        var distinct = List.copyOf(new HashSet<>(values));
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < distinct.size(); from += LARGEST) {
            parts.add(filled(distinct.subList(from, Math.min(from + LARGEST, distinct.size()))));
        }
        return parts;
    }

    private static <T> List<T> filled(List<T> part) {
        int size = 1;
        while (size < part.size()) {
            size *= STEP;
        }
        var filled = new ArrayList<>(part);
        while (filled.size() < size) {
            filled.add(part.getLast());
        }
        return filled;
    }
}
