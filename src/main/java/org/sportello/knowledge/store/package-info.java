/// Keeps the knowledge base in the database.
@NullMarked
package org.sportello.knowledge.store;

import org.jspecify.annotations.NullMarked;
