/// The store: one database, its transactions and its event log, in a folder of its own.
@NullMarked
package org.sportello.storage;

import org.jspecify.annotations.NullMarked;
