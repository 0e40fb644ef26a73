/// Mail in files: single messages, mbox, Maildir, folders, and their way into intake.
@NullMarked
package org.sportello.intake.source;

import org.jspecify.annotations.NullMarked;
