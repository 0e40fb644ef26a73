/// The index over everything: it follows the event log and answers as one types.
@NullMarked
package org.sportello.search;

import org.jspecify.annotations.NullMarked;
