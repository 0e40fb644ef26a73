/// The set-up of a mailbox: address and password, the search for its servers, the test in steps,
/// the folders.
@NullMarked
package org.sportello.mail.view.setup;

import org.jspecify.annotations.NullMarked;
