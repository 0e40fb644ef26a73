/// Pictures on the network that a message shows: whose are loaded without asking, and how they are
/// got.
@NullMarked
package org.sportello.mail.pictures;

import org.jspecify.annotations.NullMarked;
