package org.sportello.script;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads a playbook's text, which is YAML that people write by hand:
///
/// ```yaml
/// name: Where is my parcel
/// language: en
/// steps:
///   - id: where
///     ask: Does the tracking page show a date?
///     choices:
///       - {label: "Yes", next: dated}
///       - {label: "No", next: lost}
///   - id: dated
///     ask: Which date?
///     answer: date
///   - insert: "Your parcel arrives on {{answer.date}}."
///     next: end
///   - id: lost
///     set: {priority: high, state: waiting, tag: delivery}
///   - article: Lost parcels
/// ```
///
/// A step without `next` goes on to the one below it; `next: end` ends. A step without `id` gets
/// its place (`step 3`).
public final class PlaybookReader {

    private static final String END = "end";
    private static final List<String> FIELDS = List.of("state", "priority", "tag", "assign");

    private final YAMLMapper yaml = new YAMLMapper();

    /// Throws [PlaybookUnreadable] with the place of the mistake.
    public Flow read(String definition) {
        JsonNode root;
        try {
            root = yaml.readTree(definition);
        } catch (JacksonException mistake) {
            var place = mistake.getLocation();
            throw new PlaybookUnreadable("syntax", place == null ? 0 : place.getLineNr());
        }
        var nodes = root.path("steps");
        if (!nodes.isArray() || nodes.isEmpty()) {
            throw new PlaybookUnreadable("no-steps");
        }
        var ids = ids(nodes);
        var steps = new ArrayList<Step>();
        for (var i = 0; i < nodes.size(); i++) {
            var below = i + 1 < nodes.size() ? ids.get(i + 1) : null;
            steps.add(step(nodes.get(i), ids.get(i), below, Set.copyOf(ids)));
        }
        return new Flow(text(root, "name", ""), text(root, "language", "en"), steps);
    }

    private static List<String> ids(JsonNode nodes) {
        var ids = new ArrayList<String>();
        for (var i = 0; i < nodes.size(); i++) {
            var id = text(nodes.get(i), "id", "step " + (i + 1));
            if (ids.contains(id) || id.equals(END)) {
                throw new PlaybookUnreadable("same-id", id);
            }
            ids.add(id);
        }
        return ids;
    }

    private static Step step(JsonNode node, String id, @Nullable String below, Set<String> ids) {
        var next = next(node, id, below, ids);
        if (node.has("ask")) {
            return question(node, id, next, ids);
        }
        if (node.has("insert")) {
            return new Step.Insert(id, text(node, "insert", ""), next);
        }
        if (node.has("set")) {
            return new Step.SetFields(id, fields(node.get("set"), id), next);
        }
        if (node.has("article")) {
            return new Step.OpenArticle(id, text(node, "article", ""), next);
        }
        throw new PlaybookUnreadable("unknown-step", id);
    }

    private static Step question(JsonNode node, String id, @Nullable String next, Set<String> ids) {
        var choices = new ArrayList<Step.Choice>();
        for (var choice : node.path("choices")) {
            var label = choice.isString() ? choice.asString() : text(choice, "label", "");
            if (label.isBlank()) {
                throw new PlaybookUnreadable("empty-choice", id);
            }
            choices.add(new Step.Choice(label, next(choice, id, next, ids)));
        }
        return new Step.Question(
                id, text(node, "ask", ""), text(node, "answer", id), choices, next);
    }

    private static Map<String, String> fields(JsonNode set, String id) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : set.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw new PlaybookUnreadable("unknown-field", field.getKey(), id);
            }
            fields.put(field.getKey(), field.getValue().asString());
        }
        return fields;
    }

    private static @Nullable String next(
            JsonNode node, String id, @Nullable String below, Set<String> ids) {
        if (!node.has("next")) {
            return below;
        }
        var next = text(node, "next", END);
        if (next.equals(END)) {
            return null;
        }
        if (!ids.contains(next)) {
            throw new PlaybookUnreadable("no-such-step", next, id);
        }
        return next;
    }

    private static String text(JsonNode node, String key, String otherwise) {
        var value = node.path(key);
        return value.isValueNode() && !value.isNull() ? value.asString() : otherwise;
    }
}
