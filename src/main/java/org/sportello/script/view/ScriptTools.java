package org.sportello.script.view;

import org.sportello.script.Scripts;
import org.sportello.ui.Removals;
import org.sportello.ui.Tools;

import java.util.function.Consumer;

/// What the parts of the screen work with.
///
/// @param removals scripts that are deleted but can still come back, by their [ScriptKey]
/// @param openArticle shows the article with this title
record ScriptTools(
        Tools tools,
        Scripts scripts,
        Samples samples,
        Removals removals,
        Consumer<String> openArticle) {

    String say(String key, Object... arguments) {
        return tools.texts().get(key, arguments);
    }
}
