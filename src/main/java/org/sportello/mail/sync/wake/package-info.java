/// Noticing what happens to a laptop: it has slept, or it is in another network.
@NullMarked
package org.sportello.mail.sync.wake;

import org.jspecify.annotations.NullMarked;
