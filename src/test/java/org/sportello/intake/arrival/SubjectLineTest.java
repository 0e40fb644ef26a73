package org.sportello.intake.arrival;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

/// What a subject says beside its words.
final class SubjectLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Fattura 118                     | Fattura 118         | fattura 118  | -
                    Re: Fattura 118                 | Fattura 118         | fattura 118  | R
                    R: I: Fattura  118              | Fattura  118        | fattura 118  | RF
                    RE: AW: Re: Fattura 118         | Fattura 118         | fattura 118  | R
                    Rif: Fattura 118                | Fattura 118         | fattura 118  | R
                    Antw.: Fattura 118              | Antw.: Fattura 118  | antw.: fattura 118 | -
                    Antw: Fattura 118               | Fattura 118         | fattura 118  | R
                    SV: VS: Odp: Fattura 118        | Fattura 118         | fattura 118  | R
                    Ynt: Fattura 118                | Fattura 118         | fattura 118  | R
                    Re[3]: Fattura 118              | Fattura 118         | fattura 118  | R
                    Re(2): Fattura 118              | Fattura 118         | fattura 118  | R
                    Re : Fattura 118                | Fattura 118         | fattura 118  | R
                    回复：Fattura 118                | Fattura 118         | fattura 118  | R
                    返信: Fattura 118                | Fattura 118         | fattura 118  | R
                    Ответ: Fattura 118              | Fattura 118         | fattura 118  | R
                    ΑΠ: Fattura 118                 | Fattura 118         | fattura 118  | R
                    Re: [list] Fattura 118          | [list] Fattura 118  | fattura 118  | R
                    [list] Re: Fattura 118          | [list] Fattura 118  | fattura 118  | R
                    Re: [#10482] Fattura 118        | Fattura 118         | fattura 118  | R
                    Re: Fattura 118 [#10482]        | Fattura 118 [#10482]| fattura 118  | R
                    Fwd: Fattura 118                | Fattura 118         | fattura 118  | F
                    WG: Fattura 118                 | Fattura 118         | fattura 118  | F
                    TR: Fattura 118                 | Fattura 118         | fattura 118  | F
                    Automatic reply: Fattura 118    | Fattura 118         | fattura 118  | R
                    Risposta automatica: Fattura 118| Fattura 118         | fattura 118  | R
                    Abwesend: Re: Fattura 118       | Fattura 118         | fattura 118  | R
                    Reparatur: Fattura 118          | Reparatur: Fattura 118 | reparatur: fattura 118 | -
                    Re                              | Re                  | re           | -
                    """)
    void prefixes_in_any_language_are_known(
            String subject, String title, String matter, String kind) {
        var line = SubjectLine.of(subject);
        assertEquals(title, line.title());
        assertEquals(matter, line.matter());
        assertEquals(
                kind,
                (line.reply() ? "R" : line.forward() ? "" : "-") + (line.forward() ? "F" : ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Re: x [#10482]            | 10482 | true
                    Ticket 10482              | 10482 | false
                    Ticket Nr. 10482: ja      | 10482 | false
                    wegen #10482              | 10482 | false
                    pratica n. 10482          | 10482 | false
                    Ordine 10482              |       | false
                    order 146-2345567         |       | false
                    """)
    void ticket_numbers_are_found(String subject, Long number, boolean token) {
        var expected =
                number == null
                        ? Optional.empty()
                        : Optional.of(new SubjectLine.Quoted(number, token));
        assertEquals(expected, SubjectLine.quoted(subject));
    }
}
