package org.sportello.intake.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.kernel.Problem;
import org.sportello.mail.Incomplete;
import org.sportello.mail.RawMail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Messages out of files.
final class MailSourceTest {

    @TempDir Path folder;

    private static final long LIMIT = 10_000_000;

    private static List<RawMail> mails(Path path, long largest) {
        var all = new ArrayList<RawMail>();
        new MailSource(path, largest).each(Instant.EPOCH, all::add);
        return all;
    }

    private List<String> read(Path path) {
        return mails(path, LIMIT).stream()
                .map(mail ->
                        folder.relativize(Path.of(mail.source()))
                                + "="
                                + new String(mail.bytes(), StandardCharsets.ISO_8859_1))
                .toList();
    }

    private Path file(String name, String content) throws IOException {
        var path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content, StandardCharsets.ISO_8859_1);
    }

    @Test
    void one_message_is_itself() throws IOException {
        assertEquals(List.of("a.eml=Subject: x\n\ny"), read(file("a.eml", "Subject: x\n\ny")));
    }

    @Test
    void a_folder_is_read_in_name_order() throws IOException {
        file("in/2.eml", "B");
        file("in/10.eml", "A");
        file("in/deep/1", "C");
        file("in/.hidden", "no");
        assertEquals(
                List.of("in/10.eml=A", "in/2.eml=B", "in/deep/1=C"), read(folder.resolve("in")));
    }

    @Test
    void a_maildir_is_read_in_order_of_arrival() throws IOException {
        file("box/cur/200.a:2,S", "B");
        file("box/new/100.b", "A");
        file("box/tmp/300.c", "unfinished");
        file("box/.Sent/cur/150.d:2,S", "C");
        file("box/.Sent/new/160.e", "D");
        assertEquals(
                List.of(
                        "box/new/100.b=A",
                        "box/cur/200.a:2,S=B",
                        "box/.Sent/cur/150.d:2,S=C",
                        "box/.Sent/new/160.e=D"),
                read(folder.resolve("box")));
    }

    @Test
    void an_mbox_gives_back_escaped_lines() throws IOException {
        var mbox =
                file(
                        "box",
                        """
                        From anna@example.it Fri May  3 10:15:00 2024
                        Subject: one

                        >From here
                        >>From there

                        From here on it is text

                        From bruno@example.it Fri May  3 10:16:00 2024
                        Subject: two

                        last
                        """);
        assertEquals(
                List.of(
                        "box#0=Subject: one\n\nFrom here\n>From there\n\nFrom here on it is text\n",
                        "box#1=Subject: two\n\nlast\n"),
                read(mbox));
    }

    @Test
    void a_content_length_is_believed_where_it_fits() throws IOException {
        var body = "From x Fri May  3 10:15:00 2024\nSubject: not a message\n\n";
        var mbox =
                file(
                        "box",
                        "From a Fri May  3 10:15:00 2024\nContent-Length: "
                                + body.length()
                                + "\n\n"
                                + body
                                + "\n"
                                + "From b Fri May  3 10:15:00 2024\n"
                                + "Content-Length: 9999\n\n"
                                + "short\n");
        assertEquals(
                List.of(
                        "box#0=Content-Length: " + body.length() + "\n\n" + body,
                        "box#1=Content-Length: 9999\n\nshort\n"),
                read(mbox));
    }

    @Test
    void carriage_returns_and_empty_lines_are_no_obstacle() throws IOException {
        var mbox =
                file(
                        "b.mbox",
                        "\r\n\r\nFrom - Fri May  3 10:15:00 2024\r\nSubject: one\r\n\r\nx\r\n\r\n"
                                + "From - Fri May  3 10:15:00 2024\r\nSubject: two\r\n\r\n");
        assertEquals(
                List.of("b.mbox#0=Subject: one\r\n\r\nx\r\n", "b.mbox#1=Subject: two\r\n\r\n"),
                read(mbox));
    }

    @Test
    void long_lines_and_many_messages_are_read_piece_by_piece() throws IOException {
        var one = "From a Fri May  3 10:15:00 2024\nSubject: x\n\n" + "y".repeat(300_000) + "\n\n";
        assertEquals(5, read(file("box", one.repeat(5))).size());
    }

    @Test
    void a_line_that_never_ends_is_kept_whole_and_only_its_start_is_unescaped() throws IOException {
        // A piece of it begins with what would be an escape at the beginning of a line.
        var line = "y".repeat(1024 * 1024) + ">From far away\n";
        var mbox = file("box", "From a Fri May  3 10:15:00 2024\nSubject: x\n\n" + line);
        assertEquals(List.of("box#0=Subject: x\n\n" + line), read(mbox));
    }

    @Test
    void of_a_message_that_is_too_large_sender_and_subject_are_handed_on() throws IOException {
        var text = "From: anna@example.it\nSubject: film\n\n" + "y\n".repeat(1000);
        var mail = mails(file("a.eml", text), 500).getFirst();
        assertEquals(Incomplete.tooLargeInFile(text.length(), 500), mail.incomplete());
        var shown = new String(mail.bytes(), StandardCharsets.UTF_8);
        assertTrue(shown.startsWith("From: anna@example.it\r\nSubject: film\r\n"), shown);
        assertTrue(shown.contains("a.eml"), shown);
        assertFalse(shown.contains("y\ny"), shown);
    }

    @Test
    void a_message_that_is_too_large_stands_in_nobody_s_way_in_an_mbox() throws IOException {
        var from = "From a Fri May  3 10:15:00 2024\n";
        var large = "Subject: large\n\n" + "y\n".repeat(1000);
        var counted = "Content-Length: 2000\nSubject: large\n\n" + "z".repeat(2000);
        var mbox =
                file(
                        "box",
                        from
                                + "Subject: 1\n\n1\n\n"
                                + from
                                + large
                                + "\n"
                                + from
                                + counted
                                + "\n\n"
                                + from
                                + "Subject: 2\n\n2\n");
        var mails = mails(mbox, 500);
        assertEquals(
                Arrays.asList(
                        null,
                        Incomplete.tooLargeInFile(large.length(), 500),
                        Incomplete.tooLargeInFile(counted.length(), 500),
                        null),
                mails.stream().map(RawMail::incomplete).toList());
        assertEquals(
                "Subject: 2\n\n2\n",
                new String(mails.getLast().bytes(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void what_is_not_there_is_said_so() {
        var problem = assertThrows(Problem.class, () -> read(folder.resolve("nowhere")));
        assertEquals("intake.source-missing", problem.key());
    }
}
