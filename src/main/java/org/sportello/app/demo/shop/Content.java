package org.sportello.app.demo.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// The demo's written content: text files beside this class.
public final class Content {

    private Content() {}

    public static byte[] bytes(String name) {
        try (var in = Content.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no demo content: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /// Lines that are neither empty nor comments.
    static Stream<String> lines(String name) {
        return text(name).lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }

    public static List<Story> stories(String... names) {
        return Stream.of(names).flatMap(name -> Story.parse(text(name)).stream()).toList();
    }
}
