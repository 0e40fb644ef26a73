/// Commands over mail: mailboxes and signing in at them, messages from files, what is understood of
/// a message.
@NullMarked
package org.sportello.app.cli.mail;

import org.jspecify.annotations.NullMarked;
