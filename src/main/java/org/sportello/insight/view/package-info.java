/// The insight screen: tiles, charts, definitions and the tickets behind every figure.
@NullMarked
package org.sportello.insight.view;

import org.jspecify.annotations.NullMarked;
