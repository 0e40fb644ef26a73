/// Writing a thing that the store keeps (an article, a script) without ever losing what was typed.
@NullMarked
package org.sportello.ui.writing;

import org.jspecify.annotations.NullMarked;
