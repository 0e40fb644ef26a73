/// The list of tickets as a table.
@NullMarked
package org.sportello.desk.view.list;

import org.jspecify.annotations.NullMarked;
