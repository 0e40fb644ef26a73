package org.sportello.app.settings;

import javafx.scene.Node;

import org.sportello.ui.Icon;

import java.util.function.Supplier;

/// One page of the settings.
///
/// @param id stable, to open it from elsewhere
/// @param titleKey message key of its name in the list
/// @param content made each time the page is opened
public record Section(String id, String titleKey, Icon icon, Supplier<Node> content) {}
