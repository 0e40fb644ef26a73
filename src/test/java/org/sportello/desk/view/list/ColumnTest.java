package org.sportello.desk.view.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.stream.Collectors;

final class ColumnTest {

    @ParameterizedTest
    @CsvSource({
        "60, SUBJECT",
        "300, CUSTOMER SUBJECT",
        "400, CUSTOMER SUBJECT DUE",
        "600, CUSTOMER SUBJECT STATE UPDATED DUE",
        "900, NUMBER CUSTOMER SUBJECT STATE PRIORITY OWNER UPDATED DUE"
    })
    void aNarrowListKeepsWhatMattersMost(double width, String columns) {
        assertEquals(
                columns,
                Column.fit(width, 13).keySet().stream()
                        .map(Enum::name)
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void theColumnsFillTheRow() {
        var widths = Column.fit(800, 13);
        assertEquals(800, widths.values().stream().mapToDouble(Double::doubleValue).sum(), 0.001);
        assertTrue(widths.get(Column.SUBJECT) > widths.get(Column.CUSTOMER));
    }
}
