/// Keeps the bytes of messages, packed: `docs/decisions/0002-raw-mail.md`.
@NullMarked
package org.sportello.mail.store.pack;

import org.jspecify.annotations.NullMarked;
