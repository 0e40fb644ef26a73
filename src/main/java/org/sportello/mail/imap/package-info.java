/// Fetching mail by IMAP without touching it: connections, folders, the watchers that keep up, and
/// what the screen is told about them.
@NullMarked
package org.sportello.mail.imap;

import org.jspecify.annotations.NullMarked;
