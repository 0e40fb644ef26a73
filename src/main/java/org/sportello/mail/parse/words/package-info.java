/// What programs and people write into mails, in the usual languages: one text file for each kind
/// of phrase, beside this package in the resources.
@NullMarked
package org.sportello.mail.parse.words;

import org.jspecify.annotations.NullMarked;
