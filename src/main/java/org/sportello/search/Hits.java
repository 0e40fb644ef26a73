package org.sportello.search;

import java.time.Duration;
import java.util.List;

/// An answer of the index.
///
/// @param hits the best ones, best first
/// @param total how many there are in all
/// @param took the time the index needed
/// @param undated what was typed where a date is expected and is none
public record Hits(List<Hit> hits, long total, Duration took, List<String> undated) {

    public Hits {
        hits = List.copyOf(hits);
        undated = List.copyOf(undated);
    }
}
