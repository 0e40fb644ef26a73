package org.sportello.mail.parse.html;

import org.jsoup.nodes.Element;

/// How the items of a list are told apart: by dashes, or by numbers that go on.
final class Numbering {

    private static final int HIGHEST = 100_000;

    private final boolean ordered;
    private int next;
    private int items;

    private Numbering(boolean ordered, int next) {
        this.ordered = ordered;
        this.next = next;
    }

    static Numbering of(Element list) {
        return new Numbering(list.nameIs("ol"), number(list.attr("start"), 1));
    }

    /// What stands in front of the next item.
    String next(Element item) {
        items++;
        if (!ordered) return "- ";
        next = number(item.attr("value"), next);
        return next++ + ". ";
    }

    /// True if only one item was there so far.
    boolean first() {
        return items <= 1;
    }

    private static int number(String figures, int otherwise) {
        int value = 0;
        for (int i = 0; i < figures.length(); i++) {
            char c = figures.charAt(i);
            if (c < '0' || c > '9' || value > HIGHEST) return otherwise;
            value = value * 10 + c - '0';
        }
        return figures.isEmpty() ? otherwise : value;
    }
}
