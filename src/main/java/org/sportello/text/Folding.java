package org.sportello.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Parts a whole document by the three texts that a mail parser told apart. Letters and digits are
/// compared, in order; how the lines were wrapped and marked does not matter.
final class Folding {

    private static final Pattern NUMBERING = Pattern.compile("(?m)^[\\s>]*\\d{1,3}[.)]\\s");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "<?(?:https?://|www\\.|mailto:|cid:)[^\\s>]*>?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// This part of all letters may remain unassigned before we do not trust the result.
    private static final double STRAY = 0.05;

    private final Part fresh;
    private final Part quoted;
    private final Part signature;
    private int stray;
    private int all;

    private Folding(String newText, String quotedText, String signatureText) {
        fresh = new Part(newText);
        quoted = new Part(quotedText);
        signature = new Part(signatureText);
    }

    static FoldedDoc fold(Doc whole, String newText, String quotedText, String signatureText) {
        if (quotedText.isBlank() && signatureText.isBlank() && saysSomething(whole)) {
            return FoldedDoc.of(whole);
        }
        Folding folding = new Folding(newText, quotedText, signatureText);
        folding.assign(whole);
        if (folding.stray > folding.all * STRAY) {
            return new FoldedDoc(
                    Doc.ofText(newText), Doc.ofText(quotedText), Doc.ofText(signatureText));
        }
        return new FoldedDoc(folding.fresh.doc(), folding.quoted.doc(), folding.signature.doc());
    }

    private static boolean saysSomething(Doc whole) {
        return whole.blocks().stream().anyMatch(block -> !letters(words(block, false)).isEmpty());
    }

    private void assign(Doc whole) {
        Part last = fresh;
        List<Piece> waiting = new ArrayList<>();
        for (Block block : whole.blocks()) {
            for (Piece piece : pieces(block)) {
                String letters = letters(words(piece.block(), false));
                all += letters.length();
                waiting.add(piece);
                if (!letters.isEmpty() || piece.block().inlines().anyMatch(Folding::picture)) {
                    last = part(letters(words(piece.block(), true)), letters, last);
                    waiting.forEach(last::add);
                    waiting.clear();
                }
            }
        }
        waiting.forEach(last::add);
    }

    /// A picture stays with the words above; dashes and rules go with the words below.
    private static boolean picture(Inline inline) {
        return switch (inline) {
            case Inline.Image _ -> true;
            case Inline.Link link -> link.content().stream().anyMatch(Folding::picture);
            case Inline.Text _, Inline.LineBreak _ -> false;
        };
    }

    /// What is in none of the three stays with the words above. The text may or may not say what
    /// the pictures show.
    private Part part(String withPictures, String letters, Part last) {
        for (String wanted : List.of(withPictures, letters)) {
            for (Part part : List.of(fresh, signature, quoted)) {
                if (!wanted.isEmpty() && part.goesOnWith(wanted)) {
                    return part;
                }
            }
        }
        stray += letters.length();
        return last;
    }

    /// A block, or one line of a paragraph.
    ///
    /// @param goesOn true for a further line of the paragraph above
    private record Piece(Block block, boolean goesOn) {}

    /// A paragraph line by line: programs put the sender's words and the line above the quotation
    /// into one.
    private static List<Piece> pieces(Block block) {
        if (!(block instanceof Block.Paragraph paragraph)) {
            return List.of(new Piece(block, false));
        }
        List<Piece> lines = new ArrayList<>();
        List<Inline> line = new ArrayList<>();
        for (Inline inline : paragraph.content()) {
            if (inline instanceof Inline.LineBreak) {
                lines.add(new Piece(new Block.Paragraph(line), !lines.isEmpty()));
                line = new ArrayList<>();
            } else {
                line.add(inline);
            }
        }
        lines.add(new Piece(new Block.Paragraph(line), !lines.isEmpty()));
        return lines;
    }

    private static String words(Block block, boolean pictures) {
        if (block instanceof Block.CodeBlock code) {
            return code.text();
        }
        StringBuilder out = new StringBuilder();
        block.inlines().forEach(inline -> words(inline, pictures, out));
        return out.toString();
    }

    private static void words(Inline inline, boolean pictures, StringBuilder out) {
        switch (inline) {
            case Inline.Text text -> out.append(text.text());
            case Inline.Link link -> link.content().forEach(inside -> words(inside, pictures, out));
            case Inline.LineBreak _ -> out.append('\n');
            case Inline.Image image -> {
                if (pictures) {
                    out.append(image.alt());
                }
            }
        }
    }

    private static String letters(String text) {
        String plain = ADDRESS.matcher(text).replaceAll(" ");
        plain = NUMBERING.matcher(plain).replaceAll(" ");
        return NOT_WORDS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /// One of the three: its letters, how far they were found, and the blocks they were found in.
    private static final class Part {

        private final String letters;
        private final List<Block> blocks = new ArrayList<>();
        private int at;

        Part(String text) {
            letters = letters(text);
        }

        boolean goesOnWith(String piece) {
            if (!letters.startsWith(piece, at)) {
                return false;
            }
            at += piece.length();
            return true;
        }

        void add(Piece piece) {
            if (piece.goesOn()
                    && piece.block() instanceof Block.Paragraph line
                    && !blocks.isEmpty()
                    && blocks.getLast() instanceof Block.Paragraph above) {
                List<Inline> content = new ArrayList<>(above.content());
                content.add(new Inline.LineBreak());
                content.addAll(line.content());
                blocks.set(blocks.size() - 1, new Block.Paragraph(content));
            } else {
                blocks.add(piece.block());
            }
        }

        Doc doc() {
            return new Doc(blocks);
        }
    }
}
