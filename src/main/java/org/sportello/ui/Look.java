package org.sportello.ui;

/// The style classes of our stylesheet that screens may put on nodes, so that a misspelt one does
/// not compile. Colours of one's own are never set in code: AtlantaFX's `-color-…` tokens only.
public final class Look {

    /// Second-rank text: addresses, times, explanations.
    public static final String MUTED = "muted";

    /// Third-rank text: counts, hints.
    public static final String SUBTLE = "subtle";

    /// One step smaller than the text around.
    public static final String SMALL = "small";

    /// Semibold.
    public static final String STRONG = "strong";

    /// Medium weight, for names in rows.
    public static final String MEDIUM = "medium";

    /// The heading of a pane or a ticket.
    public static final String TITLE = "title";

    /// The heading of a whole page, as on Welcome and in Settings.
    public static final String HEADLINE = "headline";

    /// A tile's figure.
    public static final String FIGURE = "figure";

    /// Text or icon in the accent colour.
    public static final String ACCENT = "accent-text";

    public static final String DANGER = "danger-text";
    public static final String WARNING = "warning-text";
    public static final String GOOD = "good-text";

    /// A pane's own ground, one step darker than the page.
    public static final String GROUND = "ground";

    /// The darkest ground: rail, status line.
    public static final String INSET = "inset";

    /// A pane with a line at its right edge.
    public static final String PANE = "pane";

    /// A bordered box with round corners.
    public static final String CARD = "card";

    /// A bordered, clickable line inside a pane (a suggestion).
    public static final String OFFER = "offer";

    /// A button without border or ground, as in toolbars.
    public static final String QUIET = "quiet";

    /// The one primary button of a screen.
    public static final String PRIMARY = "primary";

    /// A row that lights up under the pointer and when selected.
    public static final String ROW = "row";

    /// The head of a pane: title left, tools right, a line below.
    public static final String HEAD = "head";

    private Look() {}
}
