/// Telling what a sender wrote from what was quoted and signed. Works on lines; loses none.
@NullMarked
package org.sportello.mail.parse.fold;

import org.jspecify.annotations.NullMarked;
