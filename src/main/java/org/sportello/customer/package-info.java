/// Customers: who asks, what they are recognised by, and everything we had with them.
@NullMarked
package org.sportello.customer;

import org.jspecify.annotations.NullMarked;
