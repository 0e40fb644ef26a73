/// The Desk: one place that puts tickets, their mail, their customer, scripts and articles beside
/// each other.
@NullMarked
package org.sportello.desk;

import org.jspecify.annotations.NullMarked;
