/// A line that breaks when it is told to: for tests of whatever speaks to a server.
@NullMarked
package org.sportello.mail.fault;

import org.jspecify.annotations.NullMarked;
