package org.sportello.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

final class CsvExportTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);
    private static final Scope SCOPE = new Scope(DAY, DAY, ZoneOffset.UTC, null, null);

    private final CsvExport export =
            new CsvExport(
                    new CsvExport.Words() {
                        @Override
                        public String name(Kpi kpi) {
                            return "=cmd()";
                        }

                        @Override
                        public String definition(Kpi kpi) {
                            return "Created, \"new\"";
                        }
                    });

    @Test
    void figuresAndStepsBecomeTwoTables() {
        var out = new StringBuilder();
        export.write(
                SCOPE,
                List.of(new Figure(Kpi.FIRST_RESPONSE, 3, null, 3600.0, 6000.5, null)),
                List.of(series("created", 3), series("solved", 2), series("backlog", 0)),
                out);
        assertEquals(
                List.of(
                        "id,name,from,to,unit,count,value,median,mean,p90,definition",
                        "firstResponse,'=cmd(),2026-10-01,2026-10-01,s,3,,3600,6000.5000,,"
                                + "\"Created, \"\"new\"\"\"",
                        "",
                        "start,by,created,solved,backlog",
                        "2026-10-01,day,3,2,0"),
                out.toString().lines().toList());
    }

    private static Series series(String id, long value) {
        return new Series(id, Series.By.DAY, List.of(new Series.Point(DAY, value)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void textIsNeverAFormula(String cell) {
        assertEquals("'" + cell, CsvExport.text(cell));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Delivery", "1 = 1", "a-b"})
    void otherTextStaysAsItIs(String cell) {
        assertEquals(cell, CsvExport.text(cell));
    }
}
