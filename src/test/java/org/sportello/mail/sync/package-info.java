@NullMarked
package org.sportello.mail.sync;

import org.jspecify.annotations.NullMarked;
