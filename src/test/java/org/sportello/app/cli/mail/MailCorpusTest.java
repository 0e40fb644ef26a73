package org.sportello.app.cli.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.parse.MailParser;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Every pair of `mail/NNN-what.eml` and `.expected`: what `inspect` prints must hold what is
/// expected. Objects may hold more than that; lists must be as long.
class MailCorpusTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TestFactory
    Stream<DynamicTest> whatEachMailSays() throws IOException, URISyntaxException {
        return each(MailCorpusTest::check);
    }

    @TestFactory
    Stream<DynamicTest> itsGistIsTheSameButForWhatOnlyTheHtmlSays()
            throws IOException, URISyntaxException {
        return each(MailCorpusTest::checkGist);
    }

    private static Stream<DynamicTest> each(ThrowingConsumer<Path> check)
            throws IOException, URISyntaxException {
        Path folder =
                Path.of(Objects.requireNonNull(MailCorpusTest.class.getResource("/mail")).toURI());
        List<Path> mails;
        try (Stream<Path> files = Files.list(folder)) {
            mails = files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
        }
        assertTrue(mails.size() >= 60, "a corpus");
        return mails.stream()
                .map(mail ->
                        DynamicTest.dynamicTest(
                                mail.getFileName().toString(), () -> check.accept(mail)));
    }

    private static void checkGist(Path mail) throws IOException {
        MailParser parser = new MailParser(Set.of("aiuto@example.com"), _ -> false);
        byte[] raw = Files.readAllBytes(mail);
        assertEquals(comparable(parser.parse(raw)), comparable(parser.gist(raw)));
    }

    /// As JSON, in which a difference is easily seen.
    private static String comparable(ParsedMail parsed) {
        var fields = JSON.valueToTree(parsed).asObject();
        fields.remove(List.of("html", "remarks", "problems"));
        fields.get("attachments").forEach(file -> file.asObject().remove("inline"));
        return fields.toString();
    }

    private static void check(Path mail) throws IOException {
        Path expected =
                mail.resolveSibling(mail.getFileName().toString().replace(".eml", ".expected"));
        JsonNode want = JSON.readTree(Files.readString(expected));
        holds("", want, inspect(mail));
    }

    private static JsonNode inspect(Path mail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InspectCommand command = new InspectCommand(new ByteArrayInputStream(new byte[0]), out);
        assertEquals(
                0,
                new CommandLine(command)
                        .execute("--self", "Aiuto@example.com", "--json", mail.toString()));
        return JSON.readTree(out.toByteArray());
    }

    private static void holds(String where, JsonNode want, JsonNode got) {
        if (want.isObject() && got.isObject()) {
            want.propertyNames()
                    .forEach(name -> {
                        JsonNode value = got.get(name);
                        assertNotNull(value, where + "/" + name);
                        holds(where + "/" + name, want.get(name), value);
                    });
        } else if (want.isArray() && got.isArray() && want.size() == got.size()) {
            for (int i = 0; i < want.size(); i++) holds(where + "/" + i, want.get(i), got.get(i));
        } else {
            assertEquals(want, got, where);
        }
    }
}
