/// Customers in the database.
@NullMarked
package org.sportello.customer.store;

import org.jspecify.annotations.NullMarked;
