/// What one agent has set on this computer, its file, and the screens to change it.
@NullMarked
package org.sportello.app.settings;

import org.jspecify.annotations.NullMarked;
