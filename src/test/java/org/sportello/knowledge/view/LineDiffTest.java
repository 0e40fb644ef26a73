package org.sportello.knowledge.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

class LineDiffTest {

    /// Lines are written with `/` between them.
    @ParameterizedTest
    @CsvSource({
        "a/b/c, a/b/c, ' a| b| c'",
        "a/b/c, a/c, ' a|-b| c'",
        "a/c, a/b/c, ' a|+b| c'",
        "a/b/c, a/x/c, ' a|-b|+x| c'",
        "'', a, '+a'",
        "a, '', '-a'",
        "a/b/a, b/a/b, '-a| b| a|+b'"
    })
    void showsWhatChanged(String before, String after, String expected) {
        var shown =
                LineDiff.between(before.replace('/', '\n'), after.replace('/', '\n')).stream()
                        .map(line ->
                                switch (line.kind()) {
                                            case SAME -> " ";
                                            case ADDED -> "+";
                                            case REMOVED -> "-";
                                        }
                                        + line.text())
                        .collect(Collectors.joining("|"));
        assertEquals(expected, shown);
    }
}
