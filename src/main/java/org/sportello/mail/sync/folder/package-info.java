/// Bringing one folder up to date on a line to its server: what is missing, what is noted to be
/// done there, and what others did with what we hold.
@NullMarked
package org.sportello.mail.sync.folder;

import org.jspecify.annotations.NullMarked;
