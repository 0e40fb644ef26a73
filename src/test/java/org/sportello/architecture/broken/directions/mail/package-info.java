/// A house that breaks a rule.
@NullMarked
package org.sportello.architecture.broken.directions.mail;

import org.jspecify.annotations.NullMarked;
