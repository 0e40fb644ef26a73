/// The folders of mailboxes and where in them the mail lies, in rows of the store.
@NullMarked
package org.sportello.mail.store.folder;

import org.jspecify.annotations.NullMarked;
