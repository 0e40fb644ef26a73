/// The event log: facts in the order in which they became true, and who follows them.
@NullMarked
package org.sportello.storage.event;

import org.jspecify.annotations.NullMarked;
