package org.sportello.mail.store;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.parse.MailParser;

import java.util.Set;
import java.util.stream.LongStream;

class ReadAheadTest {

    private static final ParsedMail MAIL =
            new MailParser(Set.of(), _ -> false).gist("Subject: One\r\n\r\nWords".getBytes(UTF_8));

    private final ReadAhead ahead = new ReadAhead(100 * Recent.size(MAIL));

    @Test
    void givesEachOutOnce() {
        ahead.put(1, MAIL);
        assertNotNull(ahead.take(1));
        assertNull(ahead.take(1));
    }

    @Test
    void whoeverComesLateFindsTheFirstOnes() {
        LongStream.range(0, 1000).forEach(id -> ahead.put(id, MAIL));
        LongStream.range(0, 100).forEach(id -> assertNotNull(ahead.take(id)));
        assertNull(ahead.take(100));
        ahead.put(1000, MAIL);
        assertNotNull(ahead.take(1000));
    }

    @Test
    void whatNobodyComesForMakesRoomInTheEnd() {
        LongStream.range(0, 100).forEach(id -> ahead.put(id, MAIL));
        LongStream.range(200, 301).forEach(ahead::take);
        ahead.put(301, MAIL);
        assertNotNull(ahead.take(301));
    }
}
