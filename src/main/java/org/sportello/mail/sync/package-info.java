/// Keeping mailboxes up to date: what is fetched, in which order and how often, the watchers that
/// keep up, and what the screen is told about them. How a server is spoken to is the affair of the
/// packages beside it.
@NullMarked
package org.sportello.mail.sync;

import org.jspecify.annotations.NullMarked;
