package org.sportello.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A readable document: a list of [Block]s. Immutable, safe by construction: it cannot hold a
/// script, an unsafe link or anything that loads itself.
///
/// Canonical form, which every reader produces: no empty blocks, no empty texts, neighbouring texts
/// of one style are one text, line breaks only between two pieces of content.
public record Doc(List<Block> blocks) {

    /// The document without content.
    public static final Doc EMPTY = new Doc(List.of());

    public Doc {
        blocks = List.copyOf(blocks);
    }

    public static Doc of(Block... blocks) {
        return new Doc(List.of(blocks));
    }

    /// The text as it stands, links recognised, lines kept.
    public static Doc ofText(String text) {
        return new PlainReader().read(text);
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /// This document with the other below it.
    public Doc then(Doc other) {
        List<Block> both = new ArrayList<>(blocks);
        both.addAll(other.blocks);
        return new Doc(both);
    }

    /// The document as plain text ([PlainWriter]).
    public String text() {
        return new PlainWriter().write(this);
    }

    /// Every image, in reading order.
    public List<Inline.Image> images() {
        return blocks.stream().flatMap(Block::inlines).flatMap(Doc::images).toList();
    }

    /// The addresses of the images that were not loaded, in reading order.
    public List<String> remoteImages() {
        return images().stream()
                .map(Inline.Image::source)
                .flatMap(source ->
                        source instanceof ImageSource.Remote remote
                                ? Stream.of(remote.url())
                                : Stream.empty())
                .toList();
    }

    private static Stream<Inline.Image> images(Inline inline) {
        return switch (inline) {
            case Inline.Image image -> Stream.of(image);
            case Inline.Link link -> link.content().stream().flatMap(Doc::images);
            case Inline.Text _, Inline.LineBreak _ -> Stream.empty();
        };
    }
}
