@NullMarked
package org.sportello.mail.sync.wake;

import org.jspecify.annotations.NullMarked;
