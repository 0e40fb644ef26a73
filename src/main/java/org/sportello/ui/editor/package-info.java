/// The editor in which replies, canned replies and articles are written: a [org.sportello.text.Doc]
/// in and out, a rich text area between.
@NullMarked
package org.sportello.ui.editor;

import org.jspecify.annotations.NullMarked;
