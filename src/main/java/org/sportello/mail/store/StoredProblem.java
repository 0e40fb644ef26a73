package org.sportello.mail.store;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;
import java.util.stream.Collectors;

/// A problem as two columns: its key, and what its sentence is about, one thing in each line.
final class StoredProblem {

    private StoredProblem() {}

    static String detail(Problem problem) {
        return problem.arguments().stream()
                .map(String::valueOf)
                .map(one -> one.replace('\n', ' '))
                .collect(Collectors.joining("\n"));
    }

    static Problem of(String key, @Nullable String detail) {
        return new Problem(
                key,
                true,
                null,
                detail == null || detail.isEmpty() ? List.of() : List.of(detail.split("\n", -1)));
    }
}
