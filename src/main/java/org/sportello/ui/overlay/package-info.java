/// What opens over the window and leaves with Escape: command palette, shortcut sheet, search.
@NullMarked
package org.sportello.ui.overlay;

import org.jspecify.annotations.NullMarked;
