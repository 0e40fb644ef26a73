/// What lies inside another format: Outlook's `winmail.dat`, opaque S/MIME. Each reader is small,
/// bounded by what it was given, and answers nothing where it cannot read.
@NullMarked
package org.sportello.mail.parse.wrapped;

import org.jspecify.annotations.NullMarked;
