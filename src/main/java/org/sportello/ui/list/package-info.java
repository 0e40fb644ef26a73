/// Lists of any length: only the rows on screen are held, pages come from the store.
@NullMarked
package org.sportello.ui.list;

import org.jspecify.annotations.NullMarked;
