/// What all panes of the Desk share: who sits here, what can be done to tickets, a list to choose
/// from.
@NullMarked
package org.sportello.desk.view.station;

import org.jspecify.annotations.NullMarked;
