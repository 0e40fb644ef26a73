/// HTML, of whatever origin, in and out of [org.sportello.text.Doc].
@NullMarked
package org.sportello.text.html;

import org.jspecify.annotations.NullMarked;
