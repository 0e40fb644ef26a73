package org.sportello.script;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A playbook's steps, read and checked: every step that is named exists, and there is a first one.
///
/// @param steps in the order of the text; the first is where it starts
public record Flow(String name, String language, List<Step> steps) {

    public Flow {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a flow needs a step");
        }
    }

    public Step first() {
        return steps.getFirst();
    }

    /// The step of that name; null for null (the end).
    public @Nullable Step step(@Nullable String id) {
        return id == null ? null : byId().get(id);
    }

    private Map<String, Step> byId() {
        var byId = new LinkedHashMap<String, Step>();
        steps.forEach(step -> byId.put(step.id(), step));
        return byId;
    }
}
