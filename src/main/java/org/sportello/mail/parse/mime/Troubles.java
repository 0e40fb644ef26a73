package org.sportello.mail.parse.mime;

import org.sportello.mail.message.ParseProblem;
import org.sportello.mail.message.ParseProblem.Code;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects what is wrong with one message; each finding once, and not more than anyone reads.
public final class Troubles {

    private static final int MOST = 50;
    private static final int LONGEST_DETAIL = 200;

    private final Set<ParseProblem> found = new LinkedHashSet<>();

    public void add(Code code, String detail) {
        if (found.size() >= MOST) return;
        String shortened =
                detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
        found.add(new ParseProblem(code, HeaderText.clean(shortened)));
    }

    public List<ParseProblem> all() {
        return List.copyOf(found);
    }
}
