/// The command line: one class per command.
@NullMarked
package org.sportello.app.cli;

import org.jspecify.annotations.NullMarked;
