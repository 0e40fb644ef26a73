/// Hostile mail by the thousand: the corpus, broken on purpose in the ways that mail is broken.
@NullMarked
package org.sportello.mail.parse.fuzz;

import org.jspecify.annotations.NullMarked;
