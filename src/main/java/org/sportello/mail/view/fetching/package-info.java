/// The settings of a mailbox that say how it is fetched, and what is done on its server afterwards.
@NullMarked
package org.sportello.mail.view.fetching;

import org.jspecify.annotations.NullMarked;
