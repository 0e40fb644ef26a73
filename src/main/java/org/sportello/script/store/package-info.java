/// Keeps scripts in the database.
@NullMarked
package org.sportello.script.store;

import org.jspecify.annotations.NullMarked;
