package org.sportello.architecture.broken.kernel.kernel;

/// Breaks a rule of the house, to show that it is noticed.
public record Kernel(org.slf4j.Logger logger) {}
