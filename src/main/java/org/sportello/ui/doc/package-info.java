/// The native reading view: a [org.sportello.text.Doc] as nodes of our own, so that nothing in a
/// mail can load or run anything, and everything follows the theme.
@NullMarked
package org.sportello.ui.doc;

import org.jspecify.annotations.NullMarked;
