/// Sportello: a whole customer-service desk in one window.
@NullMarked
package org.sportello;

import org.jspecify.annotations.NullMarked;
