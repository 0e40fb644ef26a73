package org.sportello.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Documents in canonical form, the same for the same seed, nasty words included.
public final class RandomDocs {

    private static final String[] WORDS = {
        "Gentile",
        "Maria",
        "l'ordine",
        "n.",
        "118",
        "costa",
        "59,90",
        "€",
        "<b>",
        "&amp;",
        "\"x\"",
        "*stella*",
        "_x_",
        "#1",
        "[a](b)",
        "`tick`",
        "1.",
        "-",
        "+",
        ">",
        "~~no~~",
        "++c",
        "a|b",
        "perché",
        "\\",
        "日本",
        "👍",
        "!",
        "{{name}}",
        "|",
        "=",
        "---",
        "&nbsp;",
        "::",
        "$5",
        "^"
    };

    private final Random random;
    private final boolean forMarkdown;

    /// @param forMarkdown without what Markdown has no place for
    public RandomDocs(long seed, boolean forMarkdown) {
        random = new Random(seed);
        this.forMarkdown = forMarkdown;
    }

    public Doc next() {
        return new Doc(blocks(3, 1 + random.nextInt(5)));
    }

    private List<Block> blocks(int depth, int count) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            blocks.add(block(depth));
        }
        return blocks;
    }

    private Block block(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 3)) {
            case 0, 1, 2 -> new Block.Paragraph(lines(1 + random.nextInt(3)));
            case 3 -> new Block.Heading(1 + random.nextInt(6), lines(1));
            case 4 -> new Block.Quote(blocks(depth - 1, 1 + random.nextInt(2)));
            case 5, 6 -> list(depth);
            case 7 ->
                    new Block.CodeBlock(
                            "if (a < b) {\n\n    `x` ```` &amp;\n}",
                            random.nextBoolean() ? "java" : "");
            case 8 -> table();
            default -> new Block.Rule();
        };
    }

    private Block list(int depth) {
        boolean ordered = random.nextBoolean();
        List<Block.Item> items = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            List<Block> blocks = new ArrayList<>();
            blocks.add(new Block.Paragraph(lines(1)));
            if (random.nextInt(4) == 0) {
                blocks.addAll(blocks(depth - 1, 1));
            }
            items.add(new Block.Item(blocks));
        }
        return new Block.ListBlock(ordered, 1 + random.nextInt(4), items);
    }

    private Block table() {
        int columns = 1 + random.nextInt(4);
        Block.Align[] all = Block.Align.values();
        List<Block.Row> rows =
                IntStream.range(0, 1 + random.nextInt(3))
                        .mapToObj(_ -> new Block.Row(cells(columns)))
                        .toList();
        return new Block.Table(
                IntStream.range(0, columns).mapToObj(_ -> all[random.nextInt(3)]).toList(),
                rows.size() > 1 && random.nextBoolean(),
                rows);
    }

    private List<Block.Cell> cells(int columns) {
        return IntStream.range(0, columns)
                .mapToObj(i ->
                        i > 0 && random.nextInt(5) == 0
                                ? Block.Cell.EMPTY
                                : new Block.Cell(lines(1)))
                .toList();
    }

    private List<Inline> lines(int count) {
        List<Inline> content = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                content.add(new Inline.LineBreak());
            }
            line(content);
        }
        return content;
    }

    private void line(List<Inline> content) {
        content.add(Inline.Text.of("Ciao" + (forMarkdown ? " " : "  ") + words()));
        int runs = random.nextInt(4);
        for (int i = 0; i < runs; i++) {
            if (forMarkdown) {
                content.add(
                        Inline.Text.of(
                                content.removeLast() instanceof Inline.Text text
                                        ? text.text() + " "
                                        : " "));
            }
            switch (random.nextInt(6)) {
                case 0 ->
                        content.add(
                                new Inline.Link(
                                        "https://example.com/a?b=1&c=%20(x)",
                                        List.of(Inline.Text.of("qui " + words() + " "), styled())));
                case 1 ->
                        content.add(
                                new Inline.Image(
                                        new ImageSource.Cid("p1@example.com"),
                                        "a \"photo\"",
                                        forMarkdown ? 0 : 120,
                                        0));
                default -> content.add(styled());
            }
            content.add(Inline.Text.of(" e " + words()));
        }
    }

    private Inline.Text styled() {
        List<Style.Mark> marks = new ArrayList<>();
        for (Style.Mark mark : Style.Mark.values()) {
            if (random.nextInt(3) == 0) {
                marks.add(mark);
            }
        }
        marks.add(Style.Mark.BOLD);
        Style style = Style.of(marks.toArray(Style.Mark[]::new));
        return new Inline.Text("parola " + words() + " fine", style);
    }

    private String words() {
        StringBuilder out = new StringBuilder(WORDS[random.nextInt(WORDS.length)]);
        for (int i = random.nextInt(4); i > 0; i--) {
            out.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return out.append(forMarkdown ? " x" : "").toString();
    }
}
