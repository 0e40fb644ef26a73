/// What every way of fetching has in common: how much comes at a time, and what stands in for a
/// message that does not come.
@NullMarked
package org.sportello.mail.fetch;

import org.jspecify.annotations.NullMarked;
