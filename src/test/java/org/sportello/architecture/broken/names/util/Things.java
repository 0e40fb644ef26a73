package org.sportello.architecture.broken.names.util;

/// Breaks a rule of the house, to show that it is noticed.
public record Things(long id) {}
