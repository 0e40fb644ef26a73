package org.sportello.app.cli.call;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// From where a command was called: its working folder, to which file names refer, and its standard
/// input. They are another process's when the window does the command's work.
public final class Caller {

    private final Path folder;
    private final InputStream in;
    private byte @Nullable [] read;

    /// A caller in a folder, with what it is given to read.
    public Caller(Path folder, InputStream in) {
        this.folder = folder;
        this.in = in;
    }

    /// This process.
    static Caller here() {
        return new Caller(Path.of("").toAbsolutePath(), System.in);
    }

    /// The working folder.
    public Path folder() {
        return folder;
    }

    /// What was read of the standard input; null if nothing was.
    public byte @Nullable [] read() {
        return read;
    }

    /// A text in UTF-8: of a file, or `-` for the standard input.
    public String text(String file) throws IOException {
        if (!file.equals("-")) {
            return new String(bytes(file), StandardCharsets.UTF_8);
        }
        if (read == null) {
            read = in.readAllBytes();
        }
        return new String(read, StandardCharsets.UTF_8);
    }

    /// The content of a file.
    ///
    /// @throws Problem if there is none, or it may not be read
    public byte[] bytes(String file) throws IOException {
        try {
            var path = folder.resolve(file);
            if (Files.isDirectory(path)) {
                throw new Problem("cli.not-a-file", file);
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException | InvalidPathException missing) {
            throw new Problem("cli.no-file", false, missing, List.of(file));
        } catch (AccessDeniedException closed) {
            throw new Problem("cli.file-closed", false, closed, List.of(file));
        }
    }
}
