package org.sportello.app.cli.call;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/// From where a command was called: its working folder, to which file names refer, its standard
/// input, and who sits there. They are another process's when the window does the command's work.
public final class Caller {

    private final Path folder;
    private final Supplier<InputStream> in;
    private final @Nullable Person person;
    private final boolean here;
    private byte @Nullable [] read;
    private @Nullable String secret;

    /// A caller in a folder, with what it is given to read.
    ///
    /// @param person who can be asked; null if nobody can
    /// @param secret that was read or asked for already; null if none was
    public Caller(Path folder, InputStream in, @Nullable Person person, @Nullable String secret) {
        this.folder = folder;
        this.in = () -> in;
        this.person = person;
        this.secret = secret;
        this.here = false;
    }

    private Caller(Path folder) {
        this.folder = folder;
        this.in = () -> System.in;
        this.person = null;
        this.here = true;
    }

    /// This process.
    static Caller here() {
        return new Caller(Path.of("").toAbsolutePath());
    }

    /// Who can be asked; null if nobody can.
    public @Nullable Person person() {
        return here ? Person.here() : person;
    }

    /// The secret that was read or asked for; null if none was.
    public @Nullable String secret() {
        return secret;
    }

    /// A secret, asked for once: the first line of the input, or typed in unseen.
    ///
    /// @return null if there is none, or nobody to ask
    @Nullable String secret(boolean fromInput, String question) {
        if (secret == null) {
            var asked = person();
            secret = fromInput ? firstLine() : asked == null ? null : asked.hidden(question);
        }
        return secret;
    }

    private @Nullable String firstLine() {
        try {
            return new BufferedReader(new InputStreamReader(in.get(), StandardCharsets.UTF_8))
                    .readLine();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
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
            read = in.get().readAllBytes();
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
