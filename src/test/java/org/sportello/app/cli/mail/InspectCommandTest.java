package org.sportello.app.cli.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class InspectCommandTest {

    private static final List<String> KEYS =
            List.of(
                    "schema",
                    "file",
                    "error",
                    "subject",
                    "from",
                    "replyTo",
                    "to",
                    "cc",
                    "bcc",
                    "customer",
                    "date",
                    "messageId",
                    "inReplyTo",
                    "references",
                    "kind",
                    "kindReasons",
                    "bounce",
                    "text",
                    "html",
                    "newText",
                    "quotedText",
                    "signature",
                    "attachments",
                    "problems",
                    "protection",
                    "invitation",
                    "suspicions",
                    "certified");

    @TempDir private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    private int run(String input, String... arguments) {
        InspectCommand command =
                new InspectCommand(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out);
        return new CommandLine(command).setErr(new PrintWriter(err)).execute(arguments);
    }

    private String mail(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private List<JsonNode> printed() {
        JsonMapper json = JsonMapper.builder().build();
        return out.toString(StandardCharsets.UTF_8).lines().map(json::readTree).toList();
    }

    @Test
    void printsOneObjectWithAllKeysInOrder() throws IOException {
        String file = mail("a.eml", "From: anna@example.it\nSubject: Perché\n\nciao\n");

        assertEquals(0, run("", "--json", file));

        JsonNode object = printed().getFirst();
        assertEquals(KEYS, List.copyOf(object.propertyNames()));
        assertEquals("sportello.inspect/1", object.get("schema").asString());
        assertEquals(file, object.get("file").asString());
        assertEquals("Perché", object.get("subject").asString());
    }

    @Test
    void answersEachLineOfABatchInOrderAlsoForFilesThatAreNotThere() throws IOException {
        String first = mail("1.eml", "Subject: uno\n\nx");
        String last = mail("3.eml", "Subject: tre\n\nx");

        assertEquals(
                0,
                run(
                        first + "\n" + folder.resolve("2.eml") + "\n" + last + "\n",
                        "--json",
                        "--batch"));

        List<JsonNode> objects = printed();
        assertEquals(3, objects.size());
        assertEquals("uno", objects.get(0).get("subject").asString());
        assertTrue(objects.get(1).get("error").isString());
        assertEquals(KEYS, List.copyOf(objects.get(1).propertyNames()));
        assertEquals("tre", objects.get(2).get("subject").asString());
    }

    @Test
    void anObjectIsOneLineForEveryReader() throws IOException {
        var file = mail("breaks.eml", "Subject: a\u2028b\n\nc\u0085d\u2029e\n");

        assertEquals(0, run("", "--json", file));

        var line = out.toString(StandardCharsets.UTF_8);
        assertEquals(1, line.lines().count());
        assertTrue(line.chars().noneMatch(c -> c == 0x85 || c == 0x2028 || c == 0x2029), line);
        assertTrue(JsonMapper.shared().readTree(line).path("text").asString().contains("\u2029"));
    }

    @Test
    void aSingleFileThatCannotBeReadIsStatusThreeAndNothingOnStandardOutput() {
        assertEquals(3, run("", "--json", folder.resolve("none.eml").toString()));
        assertEquals(0, out.size());
        assertTrue(err.toString().contains("none.eml"));
    }

    @Test
    void usageErrorsAreStatusTwo() throws IOException {
        assertEquals(2, run(""));
        assertEquals(2, run("", "--json"));
        assertEquals(2, run("", mail("a.eml", "")));
        assertEquals(2, run("", "--json", "--batch", "--what"));
    }

    @Test
    void ownAddressesMakeALoopInAnyCase() throws IOException {
        String file = mail("own.eml", "From: Aiuto@Example.com\n\nx");

        assertEquals(
                0,
                run(
                        "",
                        "--self",
                        "other@example.com",
                        "--self",
                        "aiuto@example.COM",
                        "--json",
                        file));

        assertEquals("loop", printed().getFirst().get("kind").asString());
    }
}
