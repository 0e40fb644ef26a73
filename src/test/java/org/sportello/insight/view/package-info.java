/// Tests of the insight screen.
@org.jspecify.annotations.NullMarked
package org.sportello.insight.view;
