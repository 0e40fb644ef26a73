package org.sportello.app.cli.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The command `import` and its JSON.
final class ImportCommandTest {

    @TempDir Path folder;

    private String run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var line = new CommandLine(new ImportCommand(out));
        assertEquals(0, line.execute(arguments));
        return out.toString(StandardCharsets.UTF_8).replace(folder.toString(), "");
    }

    private void mail(String name, String text) throws IOException {
        var path = folder.resolve("in").resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void says_what_became_of_each_message() throws IOException {
        mail(
                "0001.eml",
                """
                From: Anna <anna@example.it>
                To: aiuto@example.com
                Subject: Re: Fattura 118
                Message-ID: <b2@example.it>
                In-Reply-To: <a1@example.com>
                Date: Fri, 3 May 2024 10:15:00 +0000

                Grazie, ricevuta.
                """);
        mail(
                "0002.eml",
                """
                From: aiuto@example.com
                To: anna@example.it
                Subject: Fattura 118
                Message-ID: <a1@example.com>
                Date: Thu, 2 May 2024 10:15:00 +0000

                Eccola.
                """);
        mail(
                "0003.eml",
                """
                From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
                To: aiuto@example.com
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <x@example.net>

                <foo@example.org>: 550 5.1.1 User unknown
                """);
        var store = folder.resolve("store").toString();
        var source = folder.resolve("in").toString();
        assertEquals(
                """
                {"schema":"sportello.import/1","messages":3,"added":3,"duplicates":0,"quarantined":0,\
                "tickets":[{"id":"10001","subject":"Fattura 118","customer":"anna@example.it",\
                "messages":[{"messageId":"a1@example.com","source":"/in/0002.eml","kind":"loop"},\
                {"messageId":"b2@example.it","source":"/in/0001.eml","kind":"customer"}]}],\
                "unfiled":[{"messageId":"x@example.net","source":"/in/0003.eml","kind":"bounce",\
                "reason":"no matching ticket"}],"heldBack":[]}
                """,
                run("--self", "aiuto@example.com", "--store", store, "--json", source));
        assertEquals(
                """
                {"schema":"sportello.import/1","messages":3,"added":0,"duplicates":3,"quarantined":0,\
                "tickets":[],"unfiled":[],"heldBack":[]}
                """,
                run("--self", "aiuto@example.com", "--store", store, "--json", source));
        assertTrue(run("--store", store, source).isEmpty());
    }
}
