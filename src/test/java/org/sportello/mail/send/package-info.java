@NullMarked
package org.sportello.mail.send;

import org.jspecify.annotations.NullMarked;
