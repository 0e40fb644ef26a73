/// The command line, one class per command: here what opens the desk or looks at all of it.
/// Commands over mail and over tickets have packages of their own.
@NullMarked
package org.sportello.app.cli;

import org.jspecify.annotations.NullMarked;
