/// How much a text looks like something that somebody wrote, when it was read in a charset that may
/// be the wrong one.
@NullMarked
package org.sportello.mail.parse.plausible;

import org.jspecify.annotations.NullMarked;
