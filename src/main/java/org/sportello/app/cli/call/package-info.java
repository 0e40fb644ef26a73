/// How a command is called and answers: from which folder, on which store, in which words, as JSON
/// or for a person.
@NullMarked
package org.sportello.app.cli.call;

import org.jspecify.annotations.NullMarked;
