package org.sportello.text;

/// Characters that need care.
public final class Characters {

    public static final char NO_BREAK_SPACE = '\u00A0';

    private Characters() {}

    /// False for control characters and those that mail programs put in to steer layout or to
    /// mislead: soft hyphens, joiners without width, marks that turn the writing direction of what
    /// follows.
    public static boolean visible(char c) {
        return switch (c) {
            case '\t' -> true;
            case '\u00AD', '\u034F', '\u200B', '\u2060', '\uFEFF', '\u202D', '\u202E' -> false;
            default -> !Character.isISOControl(c);
        };
    }

    /// The text without what is not visible.
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!visible(text.charAt(i))) {
                StringBuilder out = new StringBuilder(text.length());
                text.chars().filter(c -> visible((char) c)).forEach(c -> out.append((char) c));
                return out.toString();
            }
        }
        return text;
    }

    /// Several lines, without what is not visible and without a line end at the end.
    public static String cleanLines(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.replace("\r\n", "\n")
                .chars()
                .filter(c -> c == '\n' || visible((char) c))
                .forEach(c -> out.append((char) c));
        return out.toString().replaceFirst("^\n", "").stripTrailing();
    }
}
