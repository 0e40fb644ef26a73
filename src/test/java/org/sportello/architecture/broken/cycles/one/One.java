package org.sportello.architecture.broken.cycles.one;

import org.sportello.architecture.broken.cycles.two.Two;

/// Breaks a rule of the house, to show that it is noticed.
public record One(Two two) {}
