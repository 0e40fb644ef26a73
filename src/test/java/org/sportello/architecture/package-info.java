/// The rules of the house, and small houses that break them.
@NullMarked
package org.sportello.architecture;

import org.jspecify.annotations.NullMarked;
