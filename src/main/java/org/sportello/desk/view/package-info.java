/// The Desk screen: queues, list, ticket, composer, context.
@NullMarked
package org.sportello.desk.view;

import org.jspecify.annotations.NullMarked;
