package org.sportello.app.cli;

import org.sportello.kernel.Problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Texts that commands read: from a file, or `-` from standard input; UTF-8.
final class TextFile {

    private TextFile() {}

    static String read(String file) throws IOException {
        if (file.equals("-")) {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        }
        try {
            return Files.readString(Path.of(file));
        } catch (NoSuchFileException | InvalidPathException missing) {
            throw new Problem("cli.no-file", false, missing, List.of(file));
        }
    }
}
