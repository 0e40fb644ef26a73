package org.sportello.architecture.broken.cycles.two;

import org.sportello.architecture.broken.cycles.one.One;

/// Breaks a rule of the house, to show that it is noticed.
public interface Two {

    One one();
}
