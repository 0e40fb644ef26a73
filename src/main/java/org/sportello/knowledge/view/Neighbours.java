package org.sportello.knowledge.view;

import javafx.beans.value.ObservableBooleanValue;

import org.sportello.knowledge.Article;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the knowledge base reaches outside of itself.
///
/// @param search finds articles by words as they are typed; called off the screen thread
/// @param replying whether a ticket is open that an article can be inserted into
/// @param insertText puts the article's text into the reply
/// @param insertLink puts a link to the article into the reply
/// @param follow opens the address of a link in an article
public record Neighbours(
        Function<String, List<Found>> search,
        ObservableBooleanValue replying,
        Consumer<Article> insertText,
        Consumer<Article> insertLink,
        Consumer<String> follow) {}
