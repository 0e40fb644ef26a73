/// The design system: theme, texts, commands, work off the screen thread. Screens of features build
/// on it and on nothing else of the window.
@NullMarked
package org.sportello.ui;

import org.jspecify.annotations.NullMarked;
