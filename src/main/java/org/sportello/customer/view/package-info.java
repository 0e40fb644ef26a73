/// Customers on screen: found by name and identity, the card, the timeline of everything with them.
@NullMarked
package org.sportello.customer.view;

import org.jspecify.annotations.NullMarked;
