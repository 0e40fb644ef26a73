/// Markdown in and out of [org.sportello.text.Doc].
@NullMarked
package org.sportello.text.markdown;

import org.jspecify.annotations.NullMarked;
