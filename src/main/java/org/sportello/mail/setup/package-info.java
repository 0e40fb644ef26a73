/// Making a mailbox known: where its servers may be, whether they answer, and saving it together
/// with its password.
@NullMarked
package org.sportello.mail.setup;

import org.jspecify.annotations.NullMarked;
