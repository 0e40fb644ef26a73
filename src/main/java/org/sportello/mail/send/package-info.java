/// Sending mail: from words to bytes, the queue, the server, the copy in the Sent folder.
@NullMarked
package org.sportello.mail.send;

import org.jspecify.annotations.NullMarked;
