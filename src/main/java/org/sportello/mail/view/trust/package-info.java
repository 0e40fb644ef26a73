/// Certificates that are not accepted, and the servers that are trusted nevertheless.
@NullMarked
package org.sportello.mail.view.trust;

import org.jspecify.annotations.NullMarked;
