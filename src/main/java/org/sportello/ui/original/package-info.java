/// A mail as its sender laid it out. The only place with a web view: made on request, without
/// scripts, cut off from the network.
@NullMarked
package org.sportello.ui.original;

import org.jspecify.annotations.NullMarked;
