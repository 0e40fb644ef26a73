/// Appointments in mail (RFC 5545): who, when and where.
@NullMarked
package org.sportello.mail.parse.calendar;

import org.jspecify.annotations.NullMarked;
