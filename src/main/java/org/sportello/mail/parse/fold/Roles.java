package org.sportello.mail.parse.fold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What each line of a body is taken for, and what is put right when that is settled: answers
/// between quoted lines stay open, and a message is never all folded.
final class Roles {

    /// What a line is taken for.
    enum Role {
        NEW,
        INTRODUCTION,
        QUOTED,
        SIGNATURE
    }

    private final List<Line> lines;
    private final Role[] roles;

    /// All lines are new.
    Roles(List<Line> lines) {
        this.lines = lines;
        this.roles = new Role[lines.size()];
        Arrays.fill(roles, Role.NEW);
    }

    Role at(int i) {
        return roles[i];
    }

    void set(int i, Role role) {
        roles[i] = role;
    }

    /// Sets the lines from one up to another, which is not included.
    void set(int from, int to, Role role) {
        for (int i = from; i < to; i++) roles[i] = role;
    }

    boolean written(int from, int to) {
        for (int i = from; i < to; i++)
            if (roles[i] == Role.NEW && !lines.get(i).blank()) return true;
        return false;
    }

    /// Quoted lines between answers go back to what is new; those before the only answer and those
    /// behind the last one stay out.
    void openAnswersBetween(int head) {
        int last = -1;
        int runs = 0;
        boolean inside = false;
        for (int i = 0; i < head; i++) {
            if (roles[i] == Role.NEW && !lines.get(i).blank()) {
                last = i;
                if (!inside) runs++;
                inside = true;
            } else if (roles[i] == Role.QUOTED || roles[i] == Role.INTRODUCTION) {
                inside = false;
            }
        }
        if (runs > 2 || (runs == 2 && !greeted(head))) {
            for (int i = 0; i < last; i++) if (roles[i] == Role.QUOTED) roles[i] = Role.NEW;
        }
    }

    /// The first thing written is no more than a greeting above the whole of what is answered.
    private boolean greeted(int head) {
        int first = Line.skipBlank(lines, 0);
        if (first >= head || roles[first] != Role.NEW) return false;
        String text = lines.get(first).text().strip();
        int next = Line.skipBlank(lines, first + 1);
        return next < head
                && roles[next] == Role.INTRODUCTION
                && text.split(" ", 6).length < 6
                && (text.endsWith(",") || text.endsWith("!"));
    }

    /// A mail that only passes another one on: its text is what is new, its header is not.
    void keepForwarded(int tail) {
        boolean body = false;
        for (int i = tail; i < lines.size(); i++) {
            if (roles[i] == Role.QUOTED) {
                roles[i] = Role.NEW;
                body |= !lines.get(i).blank();
            }
        }
        if (!body)
            for (int i = tail; i < lines.size(); i++)
                if (roles[i] == Role.INTRODUCTION) roles[i] = Role.NEW;
    }

    /// Nothing is new: then what is quoted is the message, or else what looked like a signature.
    void keepSomething() {
        for (Role role : new Role[] {Role.QUOTED, Role.SIGNATURE, Role.INTRODUCTION}) {
            boolean found = false;
            for (int i = 0; i < roles.length; i++) {
                if (roles[i] != role) continue;
                roles[i] = Role.NEW;
                found |= !lines.get(i).blank();
            }
            if (found) return;
        }
    }

    String joinQuoted() {
        for (int i = 0; i < roles.length; i++)
            if (roles[i] == Role.INTRODUCTION) roles[i] = Role.QUOTED;
        return join(Role.QUOTED);
    }

    /// The lines of one role. Blank lines belong to the lines around them; where lines of another
    /// role were taken out, one blank line remains.
    String join(Role role) {
        List<String> kept = new ArrayList<>();
        int pendingBlank = 0;
        boolean gap = false;
        for (int i = 0; i < roles.length; i++) {
            boolean blank = lines.get(i).blank();
            if (blank && (roles[i] == role || kept.isEmpty() || gap)) {
                pendingBlank++;
            } else if (blank) {
                if (role == Role.NEW || roles[i] == Role.NEW) pendingBlank++;
            } else if (roles[i] != role) {
                gap = !kept.isEmpty();
            } else {
                if (gap) pendingBlank = 1;
                if (!kept.isEmpty()) for (int k = 0; k < pendingBlank; k++) kept.add("");
                kept.add(lines.get(i).text());
                pendingBlank = 0;
                gap = false;
            }
        }
        return String.join("\n", kept);
    }
}
