/// Where agents write: answers, notes, new messages, with scripts and articles at hand.
@NullMarked
package org.sportello.desk.view.writing;

import org.jspecify.annotations.NullMarked;
