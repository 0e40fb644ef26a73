/// The only package that sees everything: makes the objects and opens the window.
@NullMarked
package org.sportello.app;

import org.jspecify.annotations.NullMarked;
