/// Pictures on the network that a message shows: whose are loaded without asking.
@NullMarked
package org.sportello.mail.pictures;

import org.jspecify.annotations.NullMarked;
