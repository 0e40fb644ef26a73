package org.sportello.script;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// One step of a playbook. `next` names the step that follows; null ends the playbook.
public sealed interface Step {

    String id();

    /// A question; with choices one of them is picked, without choices the answer is free text.
    ///
    /// @param answer the name under which the answer is kept, usable in texts as `{{answer.NAME}}`
    /// @param next where a free answer leads; each choice has its own
    record Question(
            String id, String text, String answer, List<Choice> choices, @Nullable String next)
            implements Step {

        public Question {
            choices = List.copyOf(choices);
        }
    }

    /// One way to answer a question.
    record Choice(String label, @Nullable String next) {}

    /// Inserts a text (a [Template] in Markdown) into the reply.
    record Insert(String id, String text, @Nullable String next) implements Step {}

    /// Sets fields of the ticket: `state`, `priority`, `tag`, `assign`.
    record SetFields(String id, Map<String, String> fields, @Nullable String next) implements Step {

        public SetFields {
            fields = Map.copyOf(fields);
        }
    }

    /// Opens an article of the knowledge base by its title.
    record OpenArticle(String id, String title, @Nullable String next) implements Step {}
}
