/// One document model for everything readable: mail, replies, canned replies, articles. Readers
/// turn HTML, Markdown and plain text into a [Doc]; writers turn it back. Nothing here loads or
/// runs anything.
@NullMarked
package org.sportello.text;

import org.jspecify.annotations.NullMarked;
