/// The wire format of mail, read tolerantly: header blocks, encoded words, parameters, addresses,
/// dates, transfer encodings, charsets and the tree of parts. Knows nothing of what a mail means.
@NullMarked
package org.sportello.mail.parse.mime;

import org.jspecify.annotations.NullMarked;
