package org.sportello.text;

import java.util.List;
import java.util.Optional;

/// What stands beside each other in a line.
public sealed interface Inline {

    /// Characters of one style. Every space counts; line ends do not occur ([LineBreak]).
    record Text(String text, Style style) implements Inline {

        public static Text of(String text) {
            return new Text(text, Style.PLAIN);
        }

        public static Text of(String text, Style.Mark... marks) {
            return new Text(text, Style.of(marks));
        }
    }

    /// Words that lead somewhere when somebody follows them. Never nested.
    ///
    /// @param target an address that [Links#safe] lets through
    record Link(String target, List<Inline> content) implements Inline {
        public Link {
            if (Links.safe(target).filter(target::equals).isEmpty()) {
                throw new IllegalArgumentException("not a safe link: " + target);
            }
            content = List.copyOf(content);
        }

        /// The link, or nothing if the target is not one that may be followed.
        public static Optional<Link> of(String target, List<Inline> content) {
            return Links.safe(target).map(safe -> new Link(safe, content));
        }

        /// The link with its own address as its words.
        public static Optional<Link> of(String target) {
            return of(target, List.of(Text.of(target)));
        }
    }

    /// A picture.
    ///
    /// @param alt what it shows, in words; may be empty
    /// @param width in pixels as the author wished, 0 if unknown
    /// @param height in pixels as the author wished, 0 if unknown
    record Image(ImageSource source, String alt, int width, int height) implements Inline {

        /// True if it would have to be loaded from elsewhere, which nobody does unasked.
        public boolean remote() {
            return source instanceof ImageSource.Remote;
        }
    }

    /// The rest goes on in the next line of the same paragraph.
    record LineBreak() implements Inline {}
}
