/// From a message's bytes to what it says: MIME with limits, charset repair, folding of quotations
/// and signatures, sanitised HTML, and what kind of mail it is.
@NullMarked
package org.sportello.mail.parse;

import org.jspecify.annotations.NullMarked;
