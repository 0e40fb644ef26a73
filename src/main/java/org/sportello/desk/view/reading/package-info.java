/// What was said on a ticket, as it is read.
@NullMarked
package org.sportello.desk.view.reading;

import org.jspecify.annotations.NullMarked;
