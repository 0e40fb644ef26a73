/// The window: puts the screens of all features into the shell and lets mail flow while it is open.
@NullMarked
package org.sportello.app.window;

import org.jspecify.annotations.NullMarked;
