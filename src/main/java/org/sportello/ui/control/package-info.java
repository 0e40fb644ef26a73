/// Small controls that every screen uses, all made of the theme's colours.
@NullMarked
package org.sportello.ui.control;

import org.jspecify.annotations.NullMarked;
