/// The frame of the window: rail, content, status line, notices, overlays.
@NullMarked
package org.sportello.app.shell;

import org.jspecify.annotations.NullMarked;
